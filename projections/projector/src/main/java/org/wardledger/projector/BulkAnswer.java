package org.wardledger.projector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wardledger.projector.Trouble.Kind;
import tools.jackson.databind.JsonNode;

/// What Elasticsearch says to each item of a bulk request.
///
/// @param outdated items of which the index has a later version, see [Doubts]
/// @param again items to be sent again
/// @param why reason of the first of them
record BulkAnswer(List<Write> outdated, List<Write> again, String why) {

    /// Parts of the answer that are asked for.
    static final String FILTER =
            "errors,items.index.status,items.index.error.type,"
                    + "items.index.error.reason,items.index.error.caused_by.reason";

    private static final int CONFLICT = 409;
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    /// @param views names of the views, for the message
    /// @throws ProjectorStopped for an item that will never be taken
    /// @throws SearchFailed where an item met a failure of the server itself
    static BulkAnswer of(JsonNode answer, List<Write> writes, List<String> views) {
        if (!answer.get("errors").booleanValue()) {
            return new BulkAnswer(List.of(), List.of(), "");
        }
        JsonNode items = answer.get("items");
        if (items.size() != writes.size()) {
            throw new SearchUnavailable("answer to " + items.size() + " items of " + writes.size());
        }
        List<Write> outdated = new ArrayList<>();
        List<Write> again = new ArrayList<>();
        String why = "";
        for (int i = 0; i < writes.size(); i++) {
            JsonNode item = items.get(i).get("index");
            int status = item.get("status").intValue();
            JsonNode error = item.path("error");
            if (status == CONFLICT) {
                outdated.add(writes.get(i));
            } else if (NOT_NOW.contains(status)) {
                why = again.isEmpty() ? status + " " + reason(error) : why;
                again.add(writes.get(i));
            } else if (status >= 500) {
                throw new SearchFailed(status + " " + reason(error));
            } else if (status >= 300) {
                throw rejected(writes.get(i), views, reason(error));
            }
        }
        return new BulkAnswer(List.copyOf(outdated), List.copyOf(again), why);
    }

    private static ProjectorStopped rejected(Write write, List<String> views, String reason) {
        String document = views.get(write.view()) + "/" + write.id();
        return new ProjectorStopped(
                new Trouble(
                        Kind.REJECTED_DOCUMENT, write.version(), write.type(), document, reason));
    }

    private static String reason(JsonNode error) {
        String cause = error.at("/caused_by/reason").asString("");
        return SearchClient.shorten(
                error.path("type").asString("")
                        + ": "
                        + error.path("reason").asString("")
                        + (cause.isEmpty() ? "" : " (" + cause + ")"));
    }
}
