package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.Postings;
import org.wardledger.events.Recorded;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.KeyName;

/// What is left when keys are destroyed: the place, everything public, and what stands under other
/// keys. Every type, and each of its keys alone and all together.
class ErasureTest {

    static Stream<Case> cases() {
        return Case.all();
    }

    private static StoredEvent stored(NewEvent event) {
        return Forger.stored(event, event.entry(), event.payload());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_key_alone_can_be_destroyed_and_the_rest_still_reads_and_verifies(Case each) {
        Fact<LedgerEvent> fact = new Sample(each.tier(), 1001, each.grown()).fact(each.type());
        Forger names = new Forger();
        names.honest(fact);
        for (KeyName name : names.vault.names()) {
            Forger forger = new Forger();
            StoredEvent stored = stored(forger.honest(fact));
            assertThat(forger.keys.destroy(List.of(name))).hasSize(1);

            Opened opened = forger.reader.verify(stored);

            assertThat(opened).as(name.toString()).isNotInstanceOf(Opened.Whole.class);
            Recorded<LedgerEvent> event = opened.foldable();
            if (event != null) {
                assertThat(event.fact().id()).isEqualTo(fact.id());
                assertThat(event.fact().event()).isInstanceOf(each.type());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void of_an_event_without_any_key_its_place_is_left(Case each) {
        Fact<LedgerEvent> fact = new Sample(each.tier(), 1001, each.grown()).fact(each.type());
        Forger forger = new Forger();
        NewEvent event = forger.honest(fact);
        byte[] entry = event.entry().clone();
        StoredEvent stored = stored(event);
        forger.keys.destroy(forger.vault.names());

        Opened opened = forger.reader.verify(stored);

        assertThat(opened)
                .isInstanceOfSatisfying(
                        Opened.Gone.class,
                        gone -> {
                            assertThat(gone.trace().id()).isEqualTo(fact.id());
                            assertThat(gone.trace().day()).isEqualTo(fact.day());
                            assertThat(gone.trace().key()).isNull();
                        });
        assertThat(stored.entry()).isEqualTo(entry);
    }

    @Test
    void lines_of_an_erased_ward_are_left_out_and_the_sums_stay() {
        Forger forger = new Forger();
        Fact<LedgerEvent> fact = new Sample(Tier.OPEN, 1001).fact(ExpenditurePaid.class);
        ExpenditurePaid whole = (ExpenditurePaid) fact.event();
        StoredEvent stored = stored(forger.honest(fact));
        KeyName money =
                new KeyName(Subject.WARD, whole.lines().getFirst().ward().value(), KeyClass.MONEY);
        forger.keys.destroy(List.of(money));

        Opened opened = forger.reader.verify(stored);

        assertThat(opened)
                .isInstanceOfSatisfying(
                        Opened.Partly.class,
                        partly -> {
                            ExpenditurePaid event = (ExpenditurePaid) partly.event().event();
                            assertThat(partly.lines()).isEqualTo(1);
                            assertThat(partly.erased()).isEmpty();
                            assertThat(event.lines()).containsExactly(whole.lines().get(1));
                            assertThat(event.amt()).isEqualTo(whole.amt());
                            List<Movement> before = Postings.of(fact.id(), whole);
                            List<Movement> after = Postings.of(fact.id(), event);
                            assertThat(Postings.remainder(after) - Postings.remainder(before))
                                    .isEqualTo(-whole.lines().getFirst().amt());
                        });
    }

    @Test
    void the_digests_of_lines_come_with_the_event_and_without_those_that_are_erased() {
        Forger forger = new Forger();
        Fact<LedgerEvent> fact = new Sample(Tier.OPEN, 1001).fact(ExpenditurePaid.class);
        String ward = ((ExpenditurePaid) fact.event()).lines().getFirst().ward().value();
        StoredEvent stored = stored(forger.honest(fact));
        EntryReader.Itemised whole = forger.reader.itemised(stored);
        assertThat(whole.event()).usingRecursiveComparison().isEqualTo(forger.reader.read(stored));
        assertThat(whole.lines()).hasSize(2).doesNotHaveDuplicates();

        forger.keys.destroy(List.of(new KeyName(Subject.WARD, ward, KeyClass.MONEY)));

        EntryReader.Itemised rest = forger.reader.itemised(stored);
        assertThat(rest.event()).isInstanceOf(Opened.Partly.class);
        assertThat(rest.lines()).containsExactly(whole.lines().getLast());
    }

    @Test
    void an_identity_whose_key_is_destroyed_is_gone_with_its_birth_date() {
        Forger forger = new Forger();
        Fact<LedgerEvent> fact = new Sample(Tier.OPEN, 1001).fact(IdentityRecorded.class);
        IdentityRecorded whole = (IdentityRecorded) fact.event();
        StoredEvent stored = stored(forger.honest(fact));
        forger.keys.destroy(
                List.of(new KeyName(Subject.WARD, whole.ward().value(), KeyClass.IDENTITY)));

        assertThat(forger.reader.verify(stored)).isInstanceOf(Opened.Gone.class);
    }

    @Test
    void a_stay_without_its_care_fields_is_still_a_stay() {
        Forger forger = new Forger();
        Fact<LedgerEvent> fact = new Sample(Tier.OPEN, 1001).fact(WardEnrolled.class);
        WardEnrolled whole = (WardEnrolled) fact.event();
        StoredEvent stored = stored(forger.honest(fact));
        forger.keys.destroy(
                List.of(new KeyName(Subject.WARD, whole.ward().value(), KeyClass.CARE)));

        assertThat(forger.reader.verify(stored))
                .isInstanceOfSatisfying(
                        Opened.Partly.class,
                        partly -> {
                            WardEnrolled event = (WardEnrolled) partly.event().event();
                            assertThat(event.ward()).isEqualTo(whole.ward());
                            assertThat(event.from()).isEqualTo(whole.from());
                            assertThat(event.ground()).isNull();
                            assertThat(event.document()).isEmpty();
                            assertThat(partly.erased())
                                    .isEqualTo(
                                            Set.of(
                                                    "form",
                                                    "ground",
                                                    "fullProvision",
                                                    "capacity",
                                                    "representative",
                                                    "document"));
                        });
    }

    @Test
    void an_event_about_a_ward_whose_money_is_erased_is_gone_but_its_command_is_known() {
        Forger forger = new Forger();
        Fact<LedgerEvent> fact = new Sample(Tier.OPEN, 1001).fact(WardEnrolled.class);
        WardEnrolled whole = (WardEnrolled) fact.event();
        StoredEvent stored = stored(forger.honest(fact));
        forger.keys.destroy(
                List.of(new KeyName(Subject.WARD, whole.ward().value(), KeyClass.MONEY)));

        assertThat(forger.reader.verify(stored))
                .isInstanceOfSatisfying(
                        Opened.Gone.class,
                        gone -> {
                            assertThat(gone.trace().key()).isEqualTo(fact.key());
                            assertThat(gone.trace().digest()).isEqualTo(fact.digest());
                        });
    }
}
