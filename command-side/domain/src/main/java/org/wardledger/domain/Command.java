package org.wardledger.domain;

/// A wish that something happen. Carries everything the decision needs, also what other records
/// say.
public interface Command {

    /// Stable code of the command, such as `expenditure.approve`; kept when it is refused.
    String code();
}
