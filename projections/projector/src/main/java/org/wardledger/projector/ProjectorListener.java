package org.wardledger.projector;

import java.time.Duration;

/// What the projector tells about its work, for the application to bind to its metrics. Called on
/// the projector's threads: return at once. Lag and position come from [ProjectorStatus].
public interface ProjectorListener {

    /// One bulk request was answered.
    ///
    /// @param documents items in it
    /// @param outdated items of which the index had a later version (409)
    default void bulk(int documents, int outdated, long bytes, Duration took) {}

    /// A batch became durable and the checkpoint of its part names its end.
    default void checkpoint(long position, int documents) {}

    /// Every event up to `position` is searchable.
    default void searchable(long position) {}

    /// A request or a read failed and will be tried again, or the run ends.
    default void failure(Trouble trouble) {}

    /// The state of a part changed, or of the whole.
    default void state(ProjectorStatus status) {}

    /// Hears nothing.
    static ProjectorListener none() {
        return new ProjectorListener() {};
    }
}
