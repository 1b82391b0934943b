package org.wardledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The published language keeps its rules and its word.
class CatalogueTest {
    private static final Path RECORDED = Path.of("catalogue.txt");

    @Test
    void what_was_recorded_is_still_true_and_nothing_is_unrecorded() throws IOException {
        List<String> now = CatalogueText.of(Catalogue.types());
        List<String> recorded = Files.exists(RECORDED) ? Files.readAllLines(RECORDED) : List.of();

        assertThat(CatalogueLock.broken(recorded, now))
                .as("a stored type stays as it is; a change is a new version beside it")
                .isEmpty();
        if (Boolean.getBoolean("catalogue.update")) {
            Files.write(RECORDED, now);
            return;
        }
        assertThat(CatalogueLock.unrecorded(recorded, now))
                .as("new lines: look at them, then run again with -Dcatalogue.update=true")
                .isEmpty();
    }

    @Test
    void every_type_under_the_sealed_root_is_found_by_its_stored_name() {
        assertThat(Catalogue.types())
                .isNotEmpty()
                .allSatisfy(
                        type ->
                                assertThat(Catalogue.find(LedgerEvent.typeOf(type)))
                                        .isEqualTo(type));
        assertThat(Catalogue.find("nothing.happened.v1")).isNull();
    }

    @Test
    void stored_names_say_what_happened_and_are_unique() {
        assertNone(CatalogueRules::name);
        assertThat(CatalogueRules.uniqueNames(Catalogue.types())).isEmpty();
    }

    @Test
    void every_component_has_exactly_one_visibility() {
        assertNone(CatalogueRules::visibility);
    }

    @Test
    void every_value_has_one_exact_text() {
        assertNone(CatalogueRules::values);
    }

    @Test
    void every_public_value_has_a_place_of_its_own() {
        assertNone(CatalogueRules::places);
    }

    @Test
    void no_person_stands_in_a_public_place() {
        assertNone(CatalogueRules::persons);
    }

    @Test
    void every_type_with_tiered_fields_states_its_tier() {
        assertNone(CatalogueRules::tiers);
    }

    @Test
    void free_text_can_not_be_opened() {
        assertNone(OpeningRules::openable);
        assertNone(OpeningRules::revealing);
    }

    @Test
    void every_line_names_its_ward() {
        assertNone(CatalogueRules::lines);
    }

    @Test
    void nothing_of_a_ward_stands_under_the_key_of_somebody_else() {
        assertNone(CatalogueRules::wards);
    }

    @Test
    void references_are_event_ids() {
        assertNone(CatalogueRules::references);
    }

    @Test
    void every_published_amount_has_its_currency() {
        assertNone(CatalogueRules::currencies);
    }

    private static void assertNone(Function<Class<?>, List<String>> rule) {
        Collection<? extends Class<?>> types = Catalogue.types();
        assertThat(types.stream().flatMap(type -> rule.apply(type).stream())).isEmpty();
    }
}
