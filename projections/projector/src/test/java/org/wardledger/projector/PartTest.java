package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartTest {

    /// What stands in an index was put there by this hash: these numbers never change.
    @Test
    void a_document_stays_in_its_part_for_ever() {
        assertThat(Part.ofDocument("posting-view", "018f2d6c-0000-7000-8000-000000000001", 2))
                .isEqualTo(new Part(1, 2));
        assertThat(Part.ofDocument("posting-view", "018f2d6c-0000-7000-8000-000000000001", 7))
                .isEqualTo(new Part(6, 7));
        assertThat(Part.ofDocument("spending-view", "ins_0000000000000001:2026-01:KZT", 32))
                .isEqualTo(new Part(1, 32));
        assertThat(Part.ofDocument("item-view", "қант", 5)).isEqualTo(new Part(5, 5));
        assertThat(Part.ofDocument("", "", 3)).isEqualTo(new Part(1, 3));
    }

    @Test
    void every_document_is_of_exactly_one_part() {
        for (int of : new int[] {1, 2, 3, 5, 8, 32}) {
            for (int n = 0; n < 2_000; n++) {
                String id = "m-" + n;
                List<Part> owners =
                        Part.all(of).stream().filter(part -> part.owns("toy-move", id)).toList();
                assertThat(owners).containsExactly(Part.ofDocument("toy-move", id, of));
            }
        }
    }

    @Test
    void ids_that_differ_in_the_last_letters_alone_spread_evenly() {
        int[] documents = new int[8];
        for (int n = 0; n < 80_000; n++) {
            documents[Part.ofDocument("toy-move", "m-" + n, 8).number() - 1]++;
        }
        for (int of : documents) {
            assertThat(of).isBetween(9_500, 10_500);
        }
    }

    @Test
    void the_name_of_a_view_and_an_id_do_not_run_into_each_other() {
        long together =
                java.util.stream.IntStream.range(0, 1_000)
                        .filter(
                                n ->
                                        Part.ofDocument("a" + n, "b", 32)
                                                .equals(Part.ofDocument("a", n + "b", 32)))
                        .count();
        assertThat(together).isLessThan(100);
    }

    @Test
    void a_part_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Part(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Part(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Part(1, 33)).hasMessageContaining("at most 32");
        assertThatThrownBy(() -> Split.of(33, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(2, 0)).hasMessageContaining("at least 1 worker");
    }

    @Test
    void indices_of_a_generation_that_is_not_split_have_the_names_they_always_had() {
        Generation whole = new Generation(3);
        assertThat(whole.index("toy-move")).isEqualTo("toy-move-g3");
        assertThat(whole.writeAlias("toy-move", Part.WHOLE)).isEqualTo("toy-move-g3-write");
        assertThat(Generation.ofIndex("toy-move-g3")).isEqualTo(Optional.of(whole));

        Generation split = new Generation(3, 2);
        assertThat(split.index("toy-move")).isEqualTo("toy-move-g3-1of2,toy-move-g3-2of2");
        assertThat(Generation.ofIndex("toy-move-g3-2of2")).isEqualTo(Optional.of(split));
        assertThat(Generation.ofIndex("projector-checkpoint")).isEmpty();
    }

    /// Another release may go on from it, and did write it.
    @Test
    void the_checkpoint_of_a_whole_generation_is_stored_as_it_always_was() {
        String stored =
                """
                {"generation":1,"position":0,"searchable":0,"versions":0,"eventId":"","chain":"",\
                "shape":"s","views":["toy-move"],"owner":"","run":"","leaseMs":0,\
                "savedAt":"1970-01-01T00:00:00Z"}""";
        Checkpoint start = Checkpoint.start(1, "s", List.of("toy-move"), Instant.EPOCH);
        assertThat(SearchClient.JSON.writeValueAsString(start)).isEqualTo(stored);
        Checkpoint read = SearchClient.JSON.readValue(stored, Checkpoint.class);
        assertThat(read).isEqualTo(start);
        assertThat(read.whose()).isEqualTo(Part.WHOLE);
        assertThat(Checkpoint.idOf(1, 1)).isEqualTo("g1");
    }

    @Test
    void the_checkpoint_of_a_part_says_of_how_many_it_is_one() {
        Checkpoint part =
                Checkpoint.start(4, new Part(2, 3), "s", List.of("toy-move"), Instant.EPOCH);
        JsonNode stored = SearchClient.JSON.valueToTree(part.heldBy("n", "r", 1, Instant.EPOCH));
        assertThat(stored.get("part").intValue()).isEqualTo(2);
        assertThat(stored.get("parts").intValue()).isEqualTo(3);
        Checkpoint read = SearchClient.JSON.treeToValue(stored, Checkpoint.class);
        assertThat(read.whose()).isEqualTo(new Part(2, 3));
        assertThat(read.place()).isEqualTo(new Generation(4, 3));
        assertThat(Checkpoint.idOf(4, 2)).isEqualTo("g4-2");
    }
}
