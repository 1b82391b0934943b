package org.wardledger.eventstore.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// What the writer would not have written is not read: never skipped, never filled in.
class UnreadableEntryTest {
    private static final byte[] FOREIGN = "\"0 ".getBytes(StandardCharsets.UTF_8);

    private final EntryCodec codec = new EntryCodec(new ActorTags(new byte[32]));

    static Stream<Case> cases() {
        return Case.all().filter(each -> each.tier() != Tier.SEALED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"f\":0 | \"f\":1 | entry.f | unknown layout",
                "\"f\":0, | `` | entry.f | missing",
                "\"t\":\"expenditure.paid.v1\" | \"t\":\"expenditure.paid.v2\" | entry.t | another type",
                "-000000001033\" | -000000001034\" | entry.id | another id",
                "\"late\":false | \"late\":null | entry.d.late | neither true nor false",
                "\"late\":false | \"late\":\"true\" | entry.d.late | neither true nor false",
                "\"late\":false, | `` | late | missing",
                "\"late\":false | \"late\":false,\"lane\":true | entry.d.lane | unknown key",
                "\"late\":false | \"late\":false,\"late\":false | entry.d.late | twice or out of order",
                "\"method\":\"BANK\" | \"method\":\"CARD\" | entry.d.method | unknown code",
                "\"method\":\"BANK\" | \"method\":\"bank\" | entry.d.method | unknown code",
                "\"amt\":\"7000000001005\" | \"amt\":7000000001005 | entry.d.amt | expected",
                "\"amt\":\"7000000001005\" | \"amt\":\"07000000001005\" | entry.d.amt | decimal",
                "\"amt\":\"7000000001005\" | \"amt\":\"-0\" | entry.d.amt | decimal",
                "\"amt\":\"7000000001005\" | \"amt\":\"\" | entry.d.amt | decimal",
                "\"amt\":\"7000000001005\" | \"amt\":\"9223372036854775808\" | entry.d.amt | decimal",
                "\"amt\":\"7000000001005\" | \"amt\":\"9999999999999999999\" | entry.d.amt | range",
                "\"amt\":\"7000000001005\" | \"amt\":\"1.5\" | entry.d.amt | expected",
                "\"eff\":\"2028-10-05\" | \"eff\":\"2028-10\" | eff | a month where",
                "\"eff\":\"2028-10-05\" | \"eff\":\"2027-02-29\" | entry.eff | not a date",
                "\"eff\":\"2028-10-05\", | `` | eff | missing",
                "\"tier\":\"OPEN\" | \"tier\":\"SEALED\" | amt | on the other side",
                "\"tag\":\" | \"tag\":\"U | entry.by | not a valid SeenMark",
                "\"role\":\"ACCOUNTANT\" | \"role\":\"CLOCK\" | entry.by | not a valid SeenMark",
                "\"inst\":\"ins_ | \"inst\":\"acc_ | entry.d.inst | not a valid Institution",
                "\"late\" | \"\\u006cate\" | entry.d | not canonical",
                "\"lines\":[\"1 | \"lines\":[\"X | entry.ref.lines[0] | not a UUID",
                "{\"by\" | { \"by\" | entry | expected"
            })
    void a_foreign_entry_stops_the_reader_and_says_where(
            String found, String changed, String place, String reason) {
        NewEvent event = sample();
        String entry = new String(event.entry(), StandardCharsets.UTF_8);
        assertThat(entry).contains(found);

        assertStops(
                stored(event, bytes(entry.replace(found, changed)), event.payload()),
                place,
                reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"revision\":\"41\" | \"revision\":\"42\" | payload.env | another place",
                "made-up-stream | other-stream | payload.env | another place",
                "\"at\":\"2027-01-15T08 | \"at\":\"2027-01-15t08 | payload.env.at | expected",
                "T08:00:00.123456789Z | T24:00:00.123456789Z | payload.env.at | not an instant",
                "00.123456789Z | 00.123000Z | payload.env.at | more digits than needed",
                "00.123456789Z | 00.1234Z | payload.env.at | expected a digit",
                "00.123456789Z | 00.1234567890Z | payload.env.at | expected",
                "\"subject\":\"ACTOR\" | \"subject\":\"WARD\" | payload.c | unknown group",
                "\"matchReason\" | \"matchreason\" | payload.c.ORGANISATION/TEXT.matchreason | unknown",
                "\"n\":\"7000000001025\", | `` | payload.w.lines[0].n | missing",
                "wrd_0000000000001029 | wrd_000000000000102u | payload.w.lines[1].ward | not a valid",
                "\"bal\":\"7000000001032\" | \"bal\":null | payload.w.lines[1].bal | expected",
                "\"actor\":{\"id\":\"act_0000000000001035\"}, | `` | payload.actor | missing",
                "001029\"}]}} | 001029\"}]}}} | payload | behind the end"
            })
    void a_foreign_payload_stops_the_reader_and_says_where(
            String found, String changed, String place, String reason) {
        NewEvent event = sample();
        String payload = new String(event.payload(), StandardCharsets.UTF_8);
        assertThat(payload).contains(found);

        assertStops(
                stored(event, event.entry(), bytes(payload.replace(found, changed))),
                place,
                reason);
    }

    @Test
    void an_unknown_type_stops_the_reader() {
        NewEvent event = sample();
        StoredEvent stored =
                new StoredEvent(
                        17,
                        Sample.STREAM,
                        Sample.REVISION,
                        event.id(),
                        "expenditure.paid.v2",
                        event.recordedAt(),
                        event.entry(),
                        event.payload());

        assertThatThrownBy(() -> EntryReader.decode(stored))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessage(
                        "event at position 17 (type 'expenditure.paid.v2') cannot be read:"
                                + " unknown type");
    }

    @Test
    void the_message_repeats_no_key_that_could_be_a_name() {
        NewEvent event = sample();
        String entry = new String(event.entry(), StandardCharsets.UTF_8);
        String other = entry.replace("\"late\"", "\"Тегі Аты\"");

        assertThatThrownBy(() -> EntryReader.decode(stored(event, bytes(other), event.payload())))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("entry.d.?")
                .hasMessageNotContaining("Аты");
    }

    /// Every byte of every type is changed in several ways. Either the reader stops, or it sees
    /// another fact: two byte strings never mean the same. Only the tags of others in the entry
    /// do not come back, so a changed one is not noticed here but by its hash in the log.
    @ParameterizedTest
    @MethodSource("cases")
    void no_other_bytes_mean_the_same(Case each) {
        NewEvent event =
                codec.encode(
                                new Sample(each.tier(), 1001).fact(each.type()),
                                Sample.STREAM,
                                Sample.REVISION)
                        .event();
        Recorded<LedgerEvent> fact =
                EntryReader.decode(stored(event, event.entry(), event.payload()));
        for (byte[] entry : mutants(event.entry())) {
            if (!withoutTags(entry).equals(withoutTags(event.entry()))) {
                assertNotSame(stored(event, entry, event.payload()), fact);
            }
        }
        for (byte[] payload : mutants(event.payload())) {
            assertNotSame(stored(event, event.entry(), payload), fact);
        }
    }

    private static void assertNotSame(StoredEvent stored, Recorded<LedgerEvent> fact) {
        Recorded<LedgerEvent> read;
        try {
            read = EntryReader.decode(stored);
        } catch (UnreadableEntry e) {
            return;
        }
        assertThat(read).isNotEqualTo(fact);
    }

    private static List<byte[]> mutants(byte[] bytes) {
        List<byte[]> mutants = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            mutants.add(Arrays.copyOf(bytes, i));
            mutants.add(joined(bytes, i, new byte[0], i + 1));
            mutants.add(joined(bytes, i, new byte[] {bytes[i]}, i));
            for (byte b : FOREIGN) {
                if (b != bytes[i]) {
                    mutants.add(joined(bytes, i, new byte[] {b}, i + 1));
                }
            }
        }
        return mutants;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] result = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, result, head, middle.length);
        System.arraycopy(bytes, tail, result, head + middle.length, bytes.length - tail);
        return result;
    }

    private static String withoutTags(byte[] entry) {
        return new String(entry, StandardCharsets.ISO_8859_1)
                .replaceAll("\"tag\":\"[0-9a-hjkmnp-tv-z]{16}\"", "\"tag\":\"\"");
    }

    private NewEvent sample() {
        var fact = new Sample(Tier.OPEN, 1001).fact(ExpenditurePaid.class);
        return codec.encode(fact, Sample.STREAM, Sample.REVISION).event();
    }

    private static void assertStops(StoredEvent stored, String place, String reason) {
        assertThatThrownBy(() -> EntryReader.decode(stored))
                .isInstanceOfSatisfying(
                        UnreadableEntry.class,
                        e -> {
                            assertThat(e.position()).isEqualTo(17);
                            assertThat(e.type()).isEqualTo("expenditure.paid.v1");
                            assertThat(e.place()).isEqualTo(place);
                        })
                .hasMessageContaining(reason);
    }

    private static StoredEvent stored(NewEvent event, byte[] entry, byte[] payload) {
        return new StoredEvent(
                17,
                Sample.STREAM,
                Sample.REVISION,
                event.id(),
                event.type(),
                event.recordedAt(),
                entry,
                payload);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
