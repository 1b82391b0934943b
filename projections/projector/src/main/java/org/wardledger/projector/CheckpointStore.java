package org.wardledger.projector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardledger.projector.SearchClient.Answer;
import org.wardledger.projector.Trouble.Kind;
import tools.jackson.databind.JsonNode;

/// Reads and writes checkpoint documents. A write names the sequence number it has seen:
/// Elasticsearch refuses it when anybody has written since, which is what fences a writer that
/// lost its lease.
final class CheckpointStore {

    /// A checkpoint with the place in the index's history where it was seen.
    record Seen(Checkpoint checkpoint, long seqNo, long primaryTerm) {}

    private static final String MAPPING =
            """
            {"settings":{"index":{"number_of_shards":1,"number_of_replicas":%d}},
             "mappings":{"dynamic":"strict","properties":{
              "generation":{"type":"integer"},"position":{"type":"long"},"searchable":{"type":"long"},
              "versions":{"type":"long"},"eventId":{"type":"keyword"},"chain":{"type":"keyword"},
              "shape":{"type":"keyword"},"views":{"type":"keyword"},"owner":{"type":"keyword"},
              "run":{"type":"keyword"},"leaseMs":{"type":"long"},"savedAt":{"type":"date"}}}}
            """;

    /// What a checkpoint of a split generation says beside; the index may be older than splitting.
    private static final String PARTS =
            """
            {"properties":{"part":{"type":"integer"},"parts":{"type":"integer"}}}
            """;

    private final SearchClient client;

    CheckpointStore(SearchClient client) {
        this.client = client;
    }

    /// Makes the index where there is none.
    void prepare(int replicas) {
        if (client.send("HEAD", "/" + Checkpoint.INDEX).ok()) {
            return;
        }
        byte[] body = MAPPING.formatted(replicas).getBytes(StandardCharsets.UTF_8);
        Answer answer = client.send("PUT", "/" + Checkpoint.INDEX, body);
        if (!answer.text().contains("resource_already_exists_exception")) {
            SearchClient.accepted("PUT", Checkpoint.INDEX, answer);
        }
    }

    /// Makes room for the checkpoints of a split generation.
    void prepareParts() {
        byte[] body = PARTS.getBytes(StandardCharsets.UTF_8);
        client.require("PUT", "/" + Checkpoint.INDEX + "/_mapping", body);
    }

    /// That of the first part, or of the whole.
    Optional<Seen> read(int generation) {
        return read(generation, 1);
    }

    Optional<Seen> read(int generation, int part) {
        String path = "/" + Checkpoint.INDEX + "/_doc/" + Checkpoint.idOf(generation, part);
        Answer answer = client.send("GET", path);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(seen(SearchClient.accepted("GET", path, answer).json()));
    }

    /// Up to where searches see everything of a part; 0 where its checkpoint is gone.
    long searchable(Generation generation, Part part) {
        return read(generation.number(), part.number())
                .map(seen -> seen.checkpoint().searchable())
                .orElse(0L);
    }

    /// Up to where searches see everything of all parts.
    long searchable(Generation generation) {
        return generation.split().stream()
                .mapToLong(part -> searchable(generation, part))
                .min()
                .orElse(0);
    }

    /// All generations that have a checkpoint, oldest first.
    List<Generation> generations() {
        return all().stream().map(Checkpoint::place).distinct().toList();
    }

    /// All checkpoints, of all generations, oldest generation first.
    List<Checkpoint> all() {
        try {
            client.refresh(Checkpoint.INDEX);
        } catch (SearchFailed e) {
            throw new SearchUnavailable(String.valueOf(e.getMessage()), e);
        }
        String path = "/" + Checkpoint.INDEX + SearchClient.SEARCH + "&size=1000&sort=generation";
        List<Checkpoint> found = new ArrayList<>();
        for (JsonNode hit : client.require("GET", path).json().at("/hits/hits")) {
            found.add(checkpoint(hit.get("_source")));
        }
        return found;
    }

    /// Writes the first checkpoint of a part; false where there is one already.
    boolean create(Checkpoint checkpoint) {
        String id = Checkpoint.idOf(checkpoint.generation(), checkpoint.whose().number());
        String path = "/" + Checkpoint.INDEX + "/_create/" + id;
        Answer answer = client.send("PUT", path, SearchClient.JSON.valueToTree(checkpoint));
        if (answer.status() == 409) {
            return false;
        }
        SearchClient.accepted("PUT", path, answer);
        return true;
    }

    /// Writes if nobody has written since `before`; empty if somebody has.
    Optional<Seen> replace(Seen before, Checkpoint next) {
        String path =
                "/%s/_doc/%s?if_seq_no=%d&if_primary_term=%d"
                        .formatted(
                                Checkpoint.INDEX,
                                Checkpoint.idOf(next.generation(), next.whose().number()),
                                before.seqNo(),
                                before.primaryTerm());
        Answer answer = client.send("PUT", path, SearchClient.JSON.valueToTree(next));
        if (answer.status() == 409) {
            return Optional.empty();
        }
        JsonNode json = SearchClient.accepted("PUT", path, answer).json();
        return Optional.of(
                new Seen(
                        next,
                        json.get("_seq_no").longValue(),
                        json.get("_primary_term").longValue()));
    }

    /// Removes the checkpoints of a generation, the first part's last: an interrupted removal is
    /// found again by it.
    void delete(Generation generation) {
        for (Part part : generation.split().reversed()) {
            delete(Checkpoint.idOf(generation.number(), part.number()));
        }
    }

    private void delete(String id) {
        String path = "/" + Checkpoint.INDEX + "/_doc/" + id;
        Answer answer = client.send("DELETE", path);
        if (answer.status() != 404) {
            SearchClient.accepted("DELETE", path, answer);
        }
    }

    private static Seen seen(JsonNode json) {
        return new Seen(
                checkpoint(json.get("_source")),
                json.get("_seq_no").longValue(),
                json.get("_primary_term").longValue());
    }

    private static Checkpoint checkpoint(JsonNode source) {
        try {
            return SearchClient.JSON.treeToValue(source, Checkpoint.class);
        } catch (tools.jackson.core.JacksonException e) {
            throw new ProjectorStopped(
                    Trouble.of(Kind.REJECTED_REQUEST, "checkpoint cannot be read: " + source), e);
        }
    }
}
