package org.wardledger.command.security;

import org.wardledger.command.Interceptor;
import org.wardledger.command.Known;
import org.wardledger.command.Order;
import org.wardledger.command.Outcome;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;

/// Asks the one policy before anything else is asked. What it refuses leaves no trace in the
/// ledger, and tells nothing about what it was asked for.
public final class PolicyInterceptor implements Interceptor {
    private final Policy policy;

    public PolicyInterceptor(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void before(Order order, Known known) {
        boolean permitted =
                policy.permits(
                        order.caller(), order.request().code(), order.request().institution(known));
        if (!permitted) {
            order.answer(Outcome.refused(Refusal.of(CommonRefusal.NOT_PERMITTED)));
        }
    }
}
