package org.wardledger.command;

/// Stands between the door and the rules. Interceptors are asked in their order; the first one that
/// answers ends the order before any rule is asked.
public interface Interceptor {

    /// Answers the order by [Order#answer(Outcome)], or leaves it as it is.
    void before(Order order, Known known);
}
