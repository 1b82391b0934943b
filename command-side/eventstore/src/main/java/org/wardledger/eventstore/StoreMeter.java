package org.wardledger.eventstore;

/// What an engine tells about its work, for the application to bind to its metrics. Called on the
/// writer thread after each commit: return at once, never call the store from here. What it throws
/// is logged and changes nothing.
public interface StoreMeter {

    /// One durable commit.
    ///
    /// @param appends appends answered by it, refused and repeated ones included
    /// @param events events written by it
    /// @param nanos from taking the batch to the answer of the disk
    /// @param position head of the store afterwards
    /// @param queued appends that wait for the next commit; on a cluster, or are on their way
    void committed(int appends, int events, long nanos, long position, int queued);

    /// An append that ended in an outage; `queued` as above.
    void failed(int queued);

    /// Hears nothing.
    static StoreMeter none() {
        return new StoreMeter() {
            @Override
            public void committed(int appends, int events, long nanos, long position, int queued) {}

            @Override
            public void failed(int queued) {}
        };
    }
}
