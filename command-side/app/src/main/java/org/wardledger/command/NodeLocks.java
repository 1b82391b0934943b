package org.wardledger.command;

/// Keeps names to one process of several. Two processes may decide at once about different streams;
/// what lies across streams (a key that is used once, a number that one owner has) they may not
/// decide at once. The names tell nothing: they are keys of requests and blinded numbers.
public interface NodeLocks {

    /// What one order holds. Belongs to one thread.
    interface Session {
        /// Waits until no other process holds the name.
        ///
        /// @throws org.wardledger.eventstore.EventStoreUnavailable where that takes too long, or
        ///     whoever keeps the locks does not answer
        void take(String name);

        /// Gives everything free. Never throws: what was decided stands.
        void end();
    }

    Session begin();

    /// Whether other processes may record, so that what they did has to be read before a decision.
    boolean shared();

    /// For the one process that writes to a store.
    static NodeLocks alone() {
        Session nothing =
                new Session() {
                    @Override
                    public void take(String name) {}

                    @Override
                    public void end() {}
                };
        return new NodeLocks() {
            @Override
            public Session begin() {
                return nothing;
            }

            @Override
            public boolean shared() {
                return false;
            }
        };
    }
}
