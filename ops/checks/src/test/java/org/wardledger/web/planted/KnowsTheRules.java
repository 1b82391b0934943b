package org.wardledger.web.planted;

import org.wardledger.domain.account.AccountPeriod;

/// A page that decides.
public final class KnowsTheRules {
    public Object rules() {
        return new AccountPeriod();
    }
}
