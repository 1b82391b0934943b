package org.wardledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// Each rule of the catalogue is shown a type that breaks it, and notices.
class CatalogueOffendersTest {
    @EventType("cash.withdraw.v1")
    private record Imperative() {}

    @EventType("Cash.withdrawn.v1")
    private record UpperCase() {}

    @EventType("cash.withdrawn")
    private record Unversioned() {}

    private record Nameless() {}

    @EventType("cash.withdrawn.v1")
    private record Sound(@Public LocalDate date) {}

    private record Bare(@Public long amt, long cash) {}

    private record Double(@Public @Private long amt) {}

    private record Inner(@Public long amt) {}

    private record MarkedInside(@Private List<Inner> inner) {}

    private record Floating(@Private double amt) {}

    private record Timed(@Private Instant at) {}

    private enum Loose {
        ONE
    }

    private record LooseCode(@Private Loose loose) {}

    private record TwiceAtOnePlace(@Public long amt, @Public(key = "amt") long sum) {}

    private record UnknownBasis(@Public(at = Place.BASIS) UUID decision) {}

    private record TextAsDate(@Public(at = Place.EFFECTIVE) String eff) {}

    private record ShowsWard(@Public Id.Ward ward) {}

    private record ShowsWardByTier(@Tiered(from = Tier.OPEN) List<WardLine> lines) {}

    private record ShowsActor(@Public(at = Place.REFERENCE) Id.Actor actor) {}

    private record HidesMark(@Private List<ActorMark> voters) {}

    private record Untold(@Tiered(from = Tier.OPEN) long amt) {}

    private record ToldAtTimes(
            @Tiered(from = Tier.OPEN) long amt,
            @Public(at = Place.PUBLICATION) @Nullable Publication publication) {}

    private record OpenableText(@Private(openable = true) String text) {}

    private record DisclosuresAmongData(@Public @Nullable List<Revealed> open) {}

    private record OpenWithoutDisclosures(@Public(at = Place.OPEN) long open) {}

    private record OpenableReason(@Private(key = KeyClass.TEXT, openable = true) long reason) {}

    private record LinesOfNobody(@WardLines List<GroupAmount> lines) {}

    private record WardOfTheHome(@Private CarriedWard line) {}

    private record WardOfAnotherWard(
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) Id.Ward ward) {}

    private record NoEvent(@Public(at = Place.REFERENCE) Id.Reservation reservation) {}

    private record NoDecision(@Public(at = Place.BASIS, key = "dec") Id.Decision by) {}

    private record NoCurrency(@Public long amt) {}

    private record HiddenCurrency(
            @Public List<GroupAmount> sums, @Tiered(from = Tier.OPEN) String cur) {}

    private record TwoLines(@WardLines List<WardLine> lines, @WardLines List<WardLine> more) {}

    @Test
    void a_name_that_is_no_past_tense_with_a_version_is_noticed() {
        assertThat(CatalogueRules.name(Imperative.class)).hasSize(1);
        assertThat(CatalogueRules.name(UpperCase.class)).hasSize(1);
        assertThat(CatalogueRules.name(Unversioned.class)).hasSize(1);
        assertThat(CatalogueRules.name(Nameless.class)).hasSize(1);
        assertThat(CatalogueRules.name(Sound.class)).isEmpty();
    }

    @Test
    void a_name_given_twice_is_noticed() {
        var types = List.of(Sound.class, CashEvent.CashWithdrawn.class);
        assertThat(CatalogueRules.uniqueNames(types))
                .containsExactly("cash.withdrawn.v1: names two types");
    }

    @Test
    void a_component_without_or_with_two_visibilities_is_noticed() {
        assertThat(CatalogueRules.visibility(Bare.class)).hasSize(1);
        assertThat(CatalogueRules.visibility(Double.class)).hasSize(1);
        assertThat(CatalogueRules.visibility(MarkedInside.class)).hasSize(1);
        assertThat(CatalogueRules.visibility(Sound.class)).isEmpty();
    }

    @Test
    void a_value_without_one_exact_text_is_noticed() {
        assertThat(CatalogueRules.values(Floating.class)).hasSize(1);
        assertThat(CatalogueRules.values(Timed.class)).hasSize(1);
        assertThat(CatalogueRules.values(LooseCode.class)).hasSize(1);
    }

    @Test
    void a_place_taken_twice_or_unknown_is_noticed() {
        assertThat(CatalogueRules.places(TwiceAtOnePlace.class)).hasSize(1);
        assertThat(CatalogueRules.places(UnknownBasis.class)).hasSize(1);
        assertThat(CatalogueRules.places(TextAsDate.class)).hasSize(1);
    }

    @Test
    void a_person_in_a_public_place_is_noticed() {
        assertThat(CatalogueRules.persons(ShowsWard.class)).hasSize(1);
        assertThat(CatalogueRules.persons(ShowsWardByTier.class)).hasSize(1);
        assertThat(CatalogueRules.persons(ShowsActor.class)).hasSize(1);
        assertThat(CatalogueRules.persons(HidesMark.class)).hasSize(1);
    }

    @Test
    void a_tier_that_is_not_always_stated_is_noticed() {
        assertThat(CatalogueRules.tiers(Untold.class)).hasSize(1);
        assertThat(CatalogueRules.tiers(ToldAtTimes.class)).hasSize(1);
    }

    @Test
    void free_text_that_could_be_opened_is_noticed() {
        assertThat(OpeningRules.openable(OpenableText.class)).hasSize(1);
        assertThat(OpeningRules.openable(OpenableReason.class)).hasSize(1);
    }

    @Test
    void disclosures_at_another_place_are_noticed() {
        assertThat(OpeningRules.revealing(DisclosuresAmongData.class)).hasSize(1);
        assertThat(OpeningRules.revealing(OpenWithoutDisclosures.class)).hasSize(1);
    }

    @Test
    void lines_that_name_no_ward_are_noticed() {
        assertThat(CatalogueRules.lines(LinesOfNobody.class)).hasSize(1);
        assertThat(CatalogueRules.lines(TwoLines.class)).hasSize(1);
    }

    @Test
    void a_ward_under_a_foreign_key_is_noticed() {
        assertThat(CatalogueRules.wards(WardOfTheHome.class)).hasSize(1);
        assertThat(CatalogueRules.wards(WardOfAnotherWard.class)).hasSize(1);
        assertThat(CatalogueRules.wards(WardEvent.WardExited.class)).isEmpty();
    }

    @Test
    void a_reference_that_is_no_event_is_noticed() {
        assertThat(CatalogueRules.references(NoEvent.class)).hasSize(1);
        assertThat(CatalogueRules.references(NoDecision.class)).hasSize(1);
    }

    @Test
    void an_amount_whose_currency_is_missing_or_hidden_is_noticed() {
        assertThat(CatalogueRules.currencies(NoCurrency.class)).hasSize(1);
        assertThat(CatalogueRules.currencies(HiddenCurrency.class)).hasSize(1);
    }

    @Test
    void a_recorded_line_that_changed_or_vanished_is_noticed() {
        List<String> recorded = CatalogueText.of(List.of(Sound.class));
        assertThat(recorded)
                .containsExactly("cash.withdrawn.v1 { date: LocalDate public(d.date) }");

        List<String> retyped = List.of("cash.withdrawn.v1 { date: String public(d.date) }");
        List<String> hidden = List.of("cash.withdrawn.v1 { date: LocalDate private(WARD CARE) }");
        assertThat(CatalogueLock.broken(recorded, recorded)).isEmpty();
        assertThat(CatalogueLock.broken(recorded, retyped)).hasSize(1);
        assertThat(CatalogueLock.broken(recorded, hidden)).hasSize(1);
        assertThat(CatalogueLock.broken(recorded, List.of())).hasSize(1);
        assertThat(CatalogueLock.unrecorded(List.of(), recorded)).isEqualTo(recorded);
    }

    @Test
    void a_code_list_may_grow_at_its_end_and_in_no_other_way() {
        List<String> recorded = List.of("codes Code.Sex { MALE FEMALE }");
        assertThat(CatalogueLock.broken(recorded, List.of("codes Code.Sex { MALE FEMALE OTHER }")))
                .isEmpty();
        assertThat(CatalogueLock.broken(recorded, List.of("codes Code.Sex { MALE }"))).hasSize(1);
        assertThat(CatalogueLock.broken(recorded, List.of("codes Code.Sex { FEMALE MALE }")))
                .hasSize(1);
        assertThat(CatalogueLock.broken(recorded, List.of("codes Code.Sex { MALE FEMALES }")))
                .hasSize(1);
    }

    @Test
    void a_type_may_begin_to_open_and_a_record_may_get_what_may_be_missing() {
        String type = "cash.withdrawn.v1 { date: LocalDate public(d.date)";
        String opens = type + ", open: List<Revealed>? public(open) }";
        String shows = type + ", amt: Long? public(d.amt) }";
        List<String> recorded = List.of(type + " }", "record Row { amt: long }");
        String row = "record Row { amt: long }";
        assertThat(CatalogueLock.broken(recorded, List.of(opens, row))).isEmpty();
        assertThat(CatalogueLock.broken(recorded, List.of(shows, row))).hasSize(1);
        assertThat(
                        CatalogueLock.broken(
                                recorded, List.of(opens, "record Row { amt: long, by: Long? }")))
                .isEmpty();
        assertThat(
                        CatalogueLock.broken(
                                recorded, List.of(opens, "record Row { amt: long, by: Long }")))
                .hasSize(1);
    }
}
