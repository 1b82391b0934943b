package org.wardledger.domain.account;

import org.wardledger.domain.PublicationRule;
import org.wardledger.events.MoneyCode;

/// What the register says of an account when a money command is decided.
///
/// @param cur ISO 4217
/// @param forChildren whether the home is one for children: a higher publication threshold
/// @param publication rule PR-1 in the version in force
public record AccountFacts(
        MoneyCode.AccountKind kind, String cur, boolean forChildren, PublicationRule publication) {

    /// On a treasury account the act comes before the money (Budget Code 109(5), 110(3)).
    boolean actFirst() {
        return kind == MoneyCode.AccountKind.KSN;
    }
}
