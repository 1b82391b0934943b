package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.vault.FixedVault;

/// Nothing private reaches the public entry. Shown in two ways: by marked values that are looked
/// for in the bytes, and by changing each private field alone and seeing that the entry stays as
/// it is, which also covers what has no recognisable value, such as a code or a yes.
class LeakTest {
    private final EntryCodec codec =
            new EntryCodec(new ActorTags(new byte[32]), new KeyRing(new FixedVault()));

    static Stream<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void marked_private_values_stay_out_and_public_ones_are_there(Case each) {
        Sample sample = new Sample(each.tier(), 1001, each.grown());
        String entry = entry(sample.fact(each.type()));

        assertThat(sample.leaves()).extracting(Sample.Leaf::text).doesNotHaveDuplicates();
        for (Sample.Leaf leaf : sample.leaves()) {
            assertThat(entry.contains(leaf.text()))
                    .as("%s (%s) in %s", leaf.path(), leaf.text(), entry)
                    .isEqualTo(leaf.shown());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_value_stands_in_the_payload_and_no_key_is_named(Case each) {
        Sample sample = new Sample(each.tier(), 1001, each.grown());
        byte[] payload =
                codec.encode(sample.fact(each.type()), Sample.STREAM, Sample.REVISION)
                        .event()
                        .payload();
        String bytes = new String(payload, StandardCharsets.ISO_8859_1);

        for (Sample.Leaf leaf : sample.leaves()) {
            String text =
                    new String(
                            leaf.text().getBytes(StandardCharsets.UTF_8),
                            StandardCharsets.ISO_8859_1);
            assertThat(bytes).as(leaf.path()).doesNotContain(text);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changing_a_private_field_changes_nothing_in_the_entry(Case each) {
        Fact<LedgerEvent> fact = new Sample(each.tier(), 1001, each.grown()).fact(each.type());
        String before = withoutTags(entry(fact));
        Sample others = new Sample(each.tier(), 5002, each.grown());
        RecordComponent[] components = each.type().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            RecordComponent c = components[i];
            if (Sample.shown(c, each.tier()) && c.getType() != ActorMark.class) {
                continue;
            }
            @Nullable Object[] values = EventValues.of(fact.event());
            values[i] = other(c, values[i], others, each.tier());
            LedgerEvent changed = (LedgerEvent) Facts.make(each.type(), values);
            assertThat(changed).as(c.getName()).isNotEqualTo(fact.event());
            assertThat(withoutTags(entry(with(fact, changed)))).as(c.getName()).isEqualTo(before);
        }
    }

    @Provide
    Arbitrary<Fact<LedgerEvent>> facts() {
        return Facts.any();
    }

    @Property(tries = 300)
    void who_acted_when_and_under_which_key_changes_nothing_but_tags(
            @ForAll("facts") Fact<LedgerEvent> fact) {
        Role role = fact.by().role();
        Fact<LedgerEvent> other =
                new Fact<>(
                        fact.id(),
                        fact.at().plusNanos(1),
                        fact.day(),
                        new ActorMark(role, new Id.Actor("act_0000000000000007")),
                        new UUID(1, 2),
                        fact.digest() + "!",
                        fact.event());

        assertThat(withoutTags(entry(other))).isEqualTo(withoutTags(entry(fact)));
        if (role != Role.CLOCK) {
            assertThat(entry(other)).isNotEqualTo(entry(fact));
        }
    }

    @Property(tries = 300)
    void the_place_in_the_store_does_not_show(@ForAll("facts") Fact<LedgerEvent> fact) {
        NewEvent here = codec.encode(fact, "ward-wrd_0000000000000001", 5).event();
        NewEvent there = codec.encode(fact, "ward-wrd_0000000000000002", 6).event();

        assertThat(withoutTags(new String(here.entry(), StandardCharsets.UTF_8)))
                .isEqualTo(withoutTags(new String(there.entry(), StandardCharsets.UTF_8)));
        assertThat(here.payload()).isNotEqualTo(there.payload());
    }

    @Property(tries = 500)
    void tags_compare_within_what_everybody_sees_or_within_one_ward(
            @ForAll("facts") Fact<LedgerEvent> fact) {
        switch (fact.event().tagScope()) {
            case null -> {}
            case Id.Ward _, Id.Transfer _ -> {}
            case Id shown -> assertThat(entry(fact)).contains("\"" + shown.value() + "\"");
        }
    }

    private static Object other(
            RecordComponent c, @Nullable Object value, Sample others, Tier tier) {
        boolean monthShown =
                c.isAnnotationPresent(Tiered.class)
                        && c.getAnnotation(Tiered.class).at() == Place.EFFECTIVE
                        && tier == Tier.COARSE;
        if (monthShown) {
            LocalDate date = (LocalDate) Objects.requireNonNull(value);
            return date.withDayOfMonth(date.getDayOfMonth() == 1 ? 2 : 1);
        }
        Object other = others.component(c);
        // Codes and yes-or-no come round again; the next one differs.
        for (int i = 0; i < 3 && other.equals(value); i++) {
            if (value instanceof List<?>) {
                others.skip();
            }
            other = others.component(c);
        }
        return other;
    }

    private static Fact<LedgerEvent> with(Fact<LedgerEvent> fact, LedgerEvent event) {
        return new Fact<>(
                fact.id(), fact.at(), fact.day(), fact.by(), fact.key(), fact.digest(), event);
    }

    private String entry(Fact<LedgerEvent> fact) {
        NewEvent event = codec.encode(fact, Sample.STREAM, Sample.REVISION).event();
        return new String(event.entry(), StandardCharsets.UTF_8);
    }

    /// Tags are derived from private ids, under a secret; digests from everything private.
    private static String withoutTags(String entry) {
        return entry.replaceAll("\"tag\":\"[0-9a-z]{16}\"", "\"tag\":\"\"")
                .replaceAll("\"(ctd|lr)\":\"[-_0-9A-Za-z]{43}\"", "\"$1\":\"\"")
                .replaceAll("\"[-_0-9A-Za-z]{43}\"", "\"\"");
    }
}
