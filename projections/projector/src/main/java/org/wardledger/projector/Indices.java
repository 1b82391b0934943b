package org.wardledger.projector;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wardledger.projector.SearchClient.Answer;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes, names, switches and removes generations of indices. The alias `<view>` says which one
/// readers see; all aliases move in one call.
final class Indices {
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
        Map<String, Generation> found = liveIndices();
        Set<Generation> generations = new HashSet<>(found.values());
        if (generations.size() > 1) {
            throw new ProjectorStopped(
                    Trouble.of(
                            Kind.OTHER_SHAPE,
                            "aliases point to several generations: " + found.keySet()));
        }
        return generations.stream().findFirst();
    }

    /// The indices that readers see.
    private Map<String, Generation> liveIndices() {
        List<String> names = views.stream().map(Projection::name).toList();
        Answer answer = client.send("GET", "/_alias/" + String.join(",", names));
        if (answer.status() != 404) {
            SearchClient.accepted("GET", "/_alias", answer);
        }
        Map<String, Generation> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> index : answer.json().properties()) {
            if (index.getValue().has("aliases")) {
                Generation.ofIndex(index.getKey()).ifPresent(g -> found.put(index.getKey(), g));
            }
        }
        return found;
    }

    /// The generation that readers see; the first one is made where there is none. May be called
    /// by several nodes at once, and again after a crash in the middle: whoever comes second goes
    /// on with what the first has made.
    ///
    /// @param parts of the first generation; whoever makes it decides for all
    Generation liveOrFirst(int parts) {
        checkpoints.prepare(settings.replicas());
        Optional<Generation> live = live();
        if (live.isPresent()) {
            resumeFromNothing(live.get());
            return live.get();
        }
        // In this order: whose indices are seen here, its checkpoint is seen there. So nobody takes
        // a number beside one that somebody else is just making.
        int lastIndex = lastIndex();
        List<Checkpoint> all = checkpoints.all();
        Generation first =
                all.stream()
                        .filter(checkpoint -> checkpoint.shape().equals(shape()))
                        .map(Checkpoint::place)
                        .findFirst()
                        .orElseGet(() -> new Generation(after(lastIndex, all), parts));
        Generation made = create(first);
        pointTo(Optional.empty(), made);
        return made;
    }

    /// Where only a checkpoint was lost, everything of its part is written once more from the
    /// beginning: of what is there already the latest version stays.
    private void resumeFromNothing(Generation live) {
        for (Part part : live.split()) {
            if (checkpoints.read(live.number(), part.number()).isEmpty()) {
                create(live);
            }
        }
    }

    /// A generation whose number neither an index nor a checkpoint bears.
    Generation next(int parts) {
        return new Generation(after(lastIndex(), checkpoints.all()), parts);
    }

    private static int after(int lastIndex, List<Checkpoint> all) {
        return 1 + all.stream().mapToInt(Checkpoint::generation).reduce(lastIndex, Math::max);
    }

    private int lastIndex() {
        String all = String.join(",", views.stream().map(view -> view.name() + "-g*").toList());
        Answer answer = client.require("GET", "/" + all + "/_alias?expand_wildcards=all");
        int last = 0;
        for (String index : answer.json().propertyNames()) {
            last = Math.max(last, Generation.ofIndex(index).map(Generation::number).orElse(0));
        }
        return last;
    }

    /// Makes the indices of a generation and its checkpoints at 0; leaves alone what is there.
    ///
    /// @return it as it stands: another process may have begun to make it with other parts
    Generation create(Generation wanted) {
        checkpoints.prepare(settings.replicas());
        if (wanted.parts() > 1) {
            checkpoints.prepareParts();
        }
        Generation standing =
                checkpoints.create(start(wanted, wanted.split().getFirst()))
                        ? wanted
                        : checkpoints
                                .read(wanted.number())
                                .map(seen -> seen.checkpoint().place())
                                .orElse(wanted);
        standing.split().stream()
                .skip(1)
                .forEach(part -> checkpoints.create(start(standing, part)));
        for (Projection<?> view : views) {
            standing.split().forEach(part -> createIndex(standing, view, part));
        }
        return standing;
    }

    private Checkpoint start(Generation generation, Part part) {
        List<String> names = views.stream().map(Projection::name).toList();
        return Checkpoint.start(generation.number(), part, shape(), names, clock.instant());
    }

    private void createIndex(Generation generation, Projection<?> view, Part part) {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        body.set("settings", settings.of(view));
        body.set("mappings", Shape.mapping(view));
        body.putObject("aliases")
                .putObject(generation.writeAlias(view.name(), part))
                .put("is_write_index", true);
        String path = "/" + generation.index(view.name(), part);
        Answer answer = client.send("PUT", path, body);
        if (!answer.text().contains("resource_already_exists_exception")) {
            SearchClient.accepted("PUT", path, answer);
        }
    }

    /// Shows `next` to the readers instead of `before`, all views in one step.
    void pointTo(Optional<Generation> before, Generation next) {
        ObjectNode body = SearchClient.JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        for (String view : viewsOf(next)) {
            for (Part part : next.split()) {
                actions.addObject()
                        .putObject("add")
                        .put("index", next.index(view, part))
                        .put("alias", view);
            }
        }
        before.ifPresent(old -> removals(old, actions));
        client.require("POST", "/_aliases", body);
    }

    private void removals(Generation old, ArrayNode actions) {
        for (String view : viewsOf(old)) {
            for (Part part : old.split()) {
                if (isThere(old.index(view, part))) {
                    actions.addObject()
                            .putObject("remove")
                            .put("index", old.index(view, part))
                            .put("alias", view)
                            .put("must_exist", true);
                }
            }
        }
    }

    /// Views of a generation whose indices are still there: somebody may have deleted one.
    List<String> there(Generation generation) {
        return viewsOf(generation).stream().filter(view -> isThere(generation, view)).toList();
    }

    private boolean isThere(Generation generation, String view) {
        return generation.split().stream().allMatch(part -> isThere(generation.index(view, part)));
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

    /// Makes everything of a part written so far visible to searches.
    ///
    /// @throws SearchFailed where a shard could not
    void refresh(Generation generation, Part part) {
        client.refresh(generation.indices(views, part));
    }

    /// Removes a generation, checkpoint last, so that an interrupted removal is found again.
    void drop(Generation generation) {
        for (String view : viewsOf(generation)) {
            generation.split().forEach(part -> dropIndex(generation.index(view, part)));
        }
        checkpoints.delete(generation);
    }

    private void dropIndex(String index) {
        Answer answer = client.send("DELETE", "/" + index);
        if (answer.status() != 404) {
            SearchClient.accepted("DELETE", index, answer);
        }
    }
}
