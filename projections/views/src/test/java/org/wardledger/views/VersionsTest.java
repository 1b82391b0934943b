package org.wardledger.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.reference.ItemView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a rebuild, a resume and a permalink rely on.
class VersionsTest {
    private final List<Recorded<LedgerEvent>> events = Month.played().home().folding.events();

    private static Map<String, String> digests(Folding folding) {
        Map<String, String> digests = new TreeMap<>();
        folding.versions().forEach((key, version) -> digests.put(key, Digest.of(version)));
        return digests;
    }

    private Folding folded(int count) {
        Folding folding = new Folding();
        events.subList(0, count).forEach(folding::fold);
        return folding;
    }

    @Test
    void the_same_events_give_the_same_bytes() {
        assertThat(digests(folded(events.size()))).isEqualTo(digests(folded(events.size())));
    }

    @Test
    void the_order_of_the_views_does_not_matter() {
        Folding backwards = new Folding(Views.ALL.reversed());
        events.forEach(backwards::fold);

        assertThat(digests(backwards)).isEqualTo(digests(folded(events.size())));
    }

    @Test
    void what_was_known_at_any_position_is_what_a_replay_up_to_it_gives() {
        Folding all = folded(events.size());
        for (int n = 1; n <= events.size(); n++) {
            assertThat(known(all, n)).isEqualTo(current(folded(n)));
        }
    }

    private static Map<String, View> known(Folding folding, long at) {
        Map<String, View> known = new LinkedHashMap<>();
        for (Map.Entry<String, View> entry : folding.versions().entrySet()) {
            View version = entry.getValue();
            if (version.from() <= at && at < version.to()) {
                known.put(entry.getKey(), version.until(View.CURRENT));
            }
        }
        return new TreeMap<>(known);
    }

    private static Map<String, View> current(Folding folding) {
        return known(folding, folding.position());
    }

    @Test
    void versions_of_a_document_follow_each_other_without_gap_or_overlap() {
        Map<String, List<View>> documents = new TreeMap<>();
        folded(events.size())
                .versions()
                .forEach(
                        (key, v) ->
                                documents
                                        .computeIfAbsent(
                                                key.substring(0, key.indexOf('@')),
                                                _ -> new ArrayList<>())
                                        .add(v));
        for (List<View> versions : documents.values()) {
            for (int i = 0; i + 1 < versions.size(); i++) {
                assertThat(versions.get(i).to()).isEqualTo(versions.get(i + 1).from());
            }
            assertThat(versions.getLast().to()).isEqualTo(View.CURRENT);
        }
    }

    @Test
    void a_document_comes_back_from_its_json_as_it_was() {
        for (View version : folded(events.size()).versions().values()) {
            assertThat(back(version)).isEqualTo(version);
        }
    }

    private static View back(View version) {
        return ViewJson.read(ViewJson.write(version), version.getClass());
    }

    @Test
    void keys_stand_in_alphabetical_order_at_every_level() {
        for (View version : folded(events.size()).versions().values()) {
            sorted(JsonMapper.shared().readTree(ViewJson.write(version)));
        }
    }

    private static void sorted(JsonNode node) {
        if (node.isObject()) {
            assertThat(List.copyOf(node.propertyNames())).isSorted();
        }
        node.forEach(VersionsTest::sorted);
    }

    @Test
    void a_digest_changes_with_any_value_and_not_with_the_order_of_keys() {
        Folding folding = folded(events.size());
        ItemView item = folding.view(ItemView.PROJECTION, Ids.BOOTS);
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(ViewJson.write(item));
        JsonNode id = json.remove("id");
        ObjectNode moved = json.set("id", id);

        assertThat(Digest.of(ViewJson.read(moved.toString(), ItemView.class)))
                .isEqualTo(Digest.of(item));
        moved.put("durable", !item.durable());
        assertThat(Digest.of(ViewJson.read(moved.toString(), ItemView.class)))
                .isNotEqualTo(Digest.of(item));
    }

    @Test
    void a_field_nobody_knows_is_an_error() {
        ItemView item = folded(events.size()).view(ItemView.PROJECTION, Ids.BOOTS);
        String json = ViewJson.text(item).replaceFirst("\\{", "{\"ward\":\"x\",");

        assertThatThrownBy(() -> ViewJson.read(json, ItemView.class))
                .isInstanceOf(JacksonException.class);
    }
}
