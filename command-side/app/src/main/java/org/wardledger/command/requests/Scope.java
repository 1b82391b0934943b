package org.wardledger.command.requests;

import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.Request;
import org.wardledger.events.Id;

/// Which home a request concerns.
final class Scope {
    private Scope() {}

    /// About one home.
    interface OfInstitution extends Request {
        Id.@Nullable Institution inst();

        @Override
        default Id.@Nullable Institution institution(Known known) {
            return inst();
        }
    }

    /// About one account, and so about its home.
    interface OfAccount extends Request {
        Id.Account acct();

        @Override
        default Id.@Nullable Institution institution(Known known) {
            return known.registers().institutionOf(acct());
        }
    }

    /// About a register that belongs to no home.
    interface OfNobody extends Request {
        @Override
        default Id.@Nullable Institution institution(Known known) {
            return null;
        }
    }
}
