package org.wardledger.projector;

import org.wardledger.views.Projection;
import tools.jackson.databind.node.ObjectNode;

/// How indices are made.
///
/// @param analysisJson JSON object with the key `analysis`: the analyzers that mappings name
/// @param shards primary shards of each index
/// @param replicas copies of each; 0 on a single node
public record IndexSettings(String analysisJson, int shards, int replicas) {

    /// For one node.
    public static IndexSettings single(String analysisJson) {
        return new IndexSettings(analysisJson, 1, 0);
    }

    /// Pieces of one size that an index keeps before it merges them, and the size below which all
    /// count as one: half of the usual number. A search goes through each piece by itself, and with
    /// thirty of them spends a third of its time on beginning.
    private static final int MERGE_PIECES = 5;

    /// See [#MERGE_PIECES].
    private static final String MERGE_FLOOR = "16mb";

    /// The settings of the index of a view, as the search server takes them. New documents become
    /// visible only when the projector says so, between two batches: a search never sees half of
    /// one.
    public ObjectNode of(Projection<?> view) {
        ObjectNode settings = (ObjectNode) SearchClient.JSON.readTree(analysisJson);
        ObjectNode index = settings.putObject("index");
        index.put("number_of_shards", shards)
                .put("number_of_replicas", replicas)
                .put("refresh_interval", "-1")
                .put("merge.policy.segments_per_tier", MERGE_PIECES)
                .put("merge.policy.floor_segment", MERGE_FLOOR);
        view.laidOutBy()
                .ifPresent(field -> index.put("sort.field", field).put("sort.order", "desc"));
        return settings;
    }
}
