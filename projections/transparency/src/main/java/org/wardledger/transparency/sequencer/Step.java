package org.wardledger.transparency.sequencer;

/// What has just been done on the way to a checkpoint. A crash may come between any two.
public enum Step {
    /// Some full bundle or tile is on disk; nobody is told about it yet.
    FULL_TILE_WRITTEN,
    BUNDLE_WRITTEN,
    TILES_WRITTEN,
    /// All that was written has been read back and hashed.
    READ_BACK,
    SIGNED,
    /// The decision. Before it the batch never was; after it, it is history.
    DECIDED,
    LATEST_PUBLISHED,
    PUBLISHED,
    CLEANED
}
