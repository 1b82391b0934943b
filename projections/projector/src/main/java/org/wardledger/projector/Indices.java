package org.wardledger.projector;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardledger.projector.SearchClient.Answer;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes, names, switches and removes generations of indices. The alias `<view>` says which one
/// readers see; all aliases move in one call.
final class Indices {
    private static final Pattern NAME = Pattern.compile("(.+)-g(\\d+)");

    private final SearchClient client;
    private final List<Projection<?>> views;
    private final IndexSettings settings;
    private final CheckpointStore checkpoints;
    private final InstantSource clock;

    Indices(
            SearchClient client,
            List<Projection<?>> views,
            IndexSettings settings,
            InstantSource clock) {
        this.client = client;
        this.views = views;
        this.settings = settings;
        this.checkpoints = new CheckpointStore(client);
        this.clock = clock;
    }

    CheckpointStore checkpoints() {
        return checkpoints;
    }

    /// What a generation made now would be made with.
    String shape() {
        return Shape.of(views, settings);
    }

    /// The generation that readers see; empty where no alias is set.
    Optional<Generation> live() {
        Map<String, Integer> found = liveByView();
        Set<Integer> numbers = new HashSet<>(found.values());
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        if (numbers.size() > 1) {
            throw new ProjectorStopped(
                    Trouble.of(Kind.OTHER_SHAPE, "aliases point to several generations: " + found));
        }
        return Optional.of(new Generation(numbers.iterator().next()));
    }

    private Map<String, Integer> liveByView() {
        List<String> names = views.stream().map(Projection::name).toList();
        Answer answer = client.send("GET", "/_alias/" + String.join(",", names));
        if (answer.status() != 404) {
            SearchClient.accepted("GET", "/_alias", answer);
        }
        Map<String, Integer> found = new HashMap<>();
        for (Map.Entry<String, JsonNode> index : answer.json().properties()) {
            Matcher name = NAME.matcher(index.getKey());
            if (index.getValue().has("aliases") && name.matches()) {
                found.put(name.group(1), Integer.parseInt(name.group(2)));
            }
        }
        return found;
    }

    /// The generation that readers see; the first one is made where there is none. May be called
    /// by several nodes at once, and again after a crash in the middle: whoever comes second goes
    /// on with what the first has made.
    Generation liveOrFirst() {
        checkpoints.prepare(settings.replicas());
        Optional<Generation> live = live();
        if (live.isPresent()) {
            resumeFromNothing(live.get());
            return live.get();
        }
        Generation first =
                checkpoints.all().stream()
                        .filter(checkpoint -> checkpoint.shape().equals(shape()))
                        .map(checkpoint -> new Generation(checkpoint.generation()))
                        .findFirst()
                        .orElseGet(this::next);
        create(first);
        pointTo(Optional.empty(), first);
        return first;
    }

    /// Where only the checkpoint was lost, everything is written once more from the beginning: what
    /// is there already has a later version and stays.
    private void resumeFromNothing(Generation live) {
        if (checkpoints.read(live.number()).isEmpty()) {
            create(live);
        }
    }

    /// A generation whose number neither an index nor a checkpoint bears.
    Generation next() {
        int last = checkpoints.all().stream().mapToInt(Checkpoint::generation).max().orElse(0);
        String all = String.join(",", views.stream().map(view -> view.name() + "-g*").toList());
        Answer answer = client.require("GET", "/" + all + "/_alias?expand_wildcards=all");
        for (String index : answer.json().propertyNames()) {
            Matcher name = NAME.matcher(index);
            if (name.matches()) {
                last = Math.max(last, Integer.parseInt(name.group(2)));
            }
        }
        return new Generation(last + 1);
    }

    /// Makes the indices of a generation and its checkpoint at 0; leaves alone what is there.
    void create(Generation generation) {
        checkpoints.prepare(settings.replicas());
        List<String> names = views.stream().map(Projection::name).toList();
        checkpoints.create(Checkpoint.start(generation.number(), shape(), names, clock.instant()));
        for (Projection<?> view : views) {
            ObjectNode body = SearchClient.JSON.createObjectNode();
            body.set("settings", settings.json());
            body.set("mappings", Shape.mapping(view));
            body.putObject("aliases")
                    .putObject(generation.writeAlias(view.name()))
                    .put("is_write_index", true);
            String path = "/" + generation.index(view.name());
            Answer answer = client.send("PUT", path, body);
            if (!answer.text().contains("resource_already_exists_exception")) {
                SearchClient.accepted("PUT", path, answer);
            }
        }
    }

    /// Shows `next` to the readers instead of `before`, all views in one step.
    void pointTo(Optional<Generation> before, Generation next) {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        for (String view : viewsOf(next)) {
            actions.addObject().putObject("add").put("index", next.index(view)).put("alias", view);
        }
        before.ifPresent(old -> removals(old, actions));
        client.require("POST", "/_aliases", body);
    }

    private void removals(Generation old, ArrayNode actions) {
        for (String view : there(old)) {
            actions.addObject()
                    .putObject("remove")
                    .put("index", old.index(view))
                    .put("alias", view)
                    .put("must_exist", true);
        }
    }

    /// Views of a generation whose index is still there: somebody may have deleted one.
    List<String> there(Generation generation) {
        return viewsOf(generation).stream()
                .filter(view -> isThere(generation.index(view)))
                .toList();
    }

    /// Only 404 says that it has gone: any other refusal says nothing about the index.
    private boolean isThere(String index) {
        Answer answer = client.send("HEAD", "/" + index);
        return answer.status() != 404 && SearchClient.accepted("HEAD", "/" + index, answer).ok();
    }

    /// Views of a generation as it was made, which may be others than those of this program.
    List<String> viewsOf(Generation generation) {
        return checkpoints
                .read(generation.number())
                .orElseThrow(
                        () ->
                                new ProjectorStopped(
                                        Trouble.of(
                                                Kind.REJECTED_REQUEST,
                                                "no checkpoint of " + generation)))
                .checkpoint()
                .views();
    }

    /// Makes everything written so far visible to searches.
    ///
    /// @throws SearchFailed where a shard could not
    void refresh(Generation generation) {
        client.refresh(generation.indices(views));
    }

    /// Removes a generation, checkpoint last, so that an interrupted removal is found again.
    void drop(Generation generation) {
        viewsOf(generation).forEach(view -> dropIndex(generation.index(view)));
        checkpoints.delete(generation.number());
    }

    private void dropIndex(String index) {
        Answer answer = client.send("DELETE", "/" + index);
        if (answer.status() != 404) {
            SearchClient.accepted("DELETE", index, answer);
        }
    }
}
