package org.wardledger.projector;

import tools.jackson.databind.JsonNode;
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

    /// New documents become visible only when the projector says so, between two batches: a search
    /// never sees half of one.
    ///
    /// @param mapping of the index; one without text of its own needs no word forms
    ObjectNode json(JsonNode mapping) {
        boolean analysed = mapping.toString().contains("\"analyzer\"");
        ObjectNode settings =
                analysed
                        ? (ObjectNode) SearchClient.JSON.readTree(analysisJson)
                        : SearchClient.JSON.createObjectNode();
        settings.putObject("index")
                .put("number_of_shards", shards)
                .put("number_of_replicas", replicas)
                .put("refresh_interval", "-1");
        return settings;
    }
}
