/// The catch-up runner: reads the total order of events, folds every view, writes Elasticsearch.
///
/// What a crash leaves behind, and who repairs it:
///
/// - The checkpoint is written last, so after a crash the index may be ahead of it and never
/// behind. The next run folds the same events to the same bytes and writes them once more.
/// - The ended version of a document is in the index before its successor replaces it, so the
/// state at the checkpoint can always be read back.
/// - Readers ask for a position at or below [Checkpoint#searchable()] and so never see half a
/// batch.
/// - Of several workers each has a part of the documents, with indices, lease and checkpoint of its
/// own; all this holds for each part by itself, and readers ask at the least of the parts.
/// - Where Elasticsearch fails inside, as on a full disk, the run begins again at the checkpoint
/// by itself. What a shard has in memory is no promise: the checkpoint does not pass a document of
/// which a later version is said to stand there before that is on disk, see [Doubts].
///
/// A lost index is rebuilt from the event store; a tampered one is found by rebuild-and-compare.
@NullMarked
package org.wardledger.projector;

import org.jspecify.annotations.NullMarked;
