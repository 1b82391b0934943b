package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Revealed;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.KeyName;

/// What is opened, and what is handed to a ward's side, is what an entry committed to: checked as
/// an outsider would, with a hash function and nothing else.
class DisclosureTest {
    private static final Pattern DISCLOSURE = Pattern.compile("\"d\":\\[(.*?)]");
    private final Forger forger = new Forger();

    private static byte[] sha(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String digest(String disclosure) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha(disclosure.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(NewEvent event) {
        return new String(event.entry(), StandardCharsets.UTF_8);
    }

    private static StoredEvent stored(NewEvent event) {
        return EntryCodecTest.stored(event, 9, Sample.STREAM, Sample.REVISION);
    }

    private NewEvent write(Fact<LedgerEvent> fact) {
        return forger.codec.encode(fact, Sample.STREAM, Sample.REVISION).event();
    }

    /// A payment of the same home that opens direction and amount of a line.
    private NewEvent opening(Fact<LedgerEvent> line, String amount) {
        LineRecorded recorded = (LineRecorded) line.event();
        Fact<LedgerEvent> paid = new Sample(Tier.OPEN, 3001).fact(ExpenditurePaid.class);
        Object[] values = EventValues.of(paid.event());
        values[0] = recorded.inst();
        values[values.length - 1] =
                List.of(
                        new Revealed(
                                line.id(),
                                List.of(
                                        new Revealed.Field("dir", recorded.dir().name()),
                                        new Revealed.Field("amt", amount))));
        LedgerEvent event = (LedgerEvent) Facts.make(ExpenditurePaid.class, values);
        return write(
                new Fact<>(
                        paid.id(),
                        paid.at(),
                        paid.day(),
                        paid.by(),
                        paid.key(),
                        paid.digest(),
                        event));
    }

    private static List<String> opened(NewEvent event) {
        Matcher found = DISCLOSURE.matcher(text(event));
        assertThat(found.find()).isTrue();
        return List.of(found.group(1).replace("\"", "").split(","));
    }

    @Test
    void an_opened_value_hashes_to_a_digest_of_the_earlier_entry() throws Exception {
        Fact<LedgerEvent> line = new Sample(Tier.OPEN, 1001).fact(LineRecorded.class);
        String before = text(write(line));
        String amount = Long.toString(((LineRecorded) line.event()).amt());
        for (String disclosure : opened(opening(line, amount))) {
            assertThat(before).contains("\"" + digest(disclosure) + "\"");
            assertThat(disclosure.length()).isLessThanOrEqualTo(120);
        }
    }

    @Test
    void another_value_than_the_recorded_one_finds_no_digest() throws Exception {
        Fact<LedgerEvent> line = new Sample(Tier.OPEN, 1001).fact(LineRecorded.class);
        String before = text(write(line));

        assertThat(before).doesNotContain(digest(opened(opening(line, "1")).get(1)));
    }

    @Test
    void a_disclosure_with_another_salt_does_not_pass_for_ours() {
        Fact<LedgerEvent> line = new Sample(Tier.OPEN, 1001).fact(LineRecorded.class);
        NewEvent event = opening(line, "7");
        String forged =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                "[\"%s\",\"amt\",\"7\"]"
                                        .formatted("A".repeat(43))
                                        .getBytes(StandardCharsets.US_ASCII));
        String entry = text(event).replace(opened(event).get(1), forged);
        StoredEvent stored =
                stored(
                        new NewEvent(
                                event.id(),
                                event.type(),
                                event.recordedAt(),
                                entry.getBytes(StandardCharsets.UTF_8),
                                event.payload()));
        EntryReader reader = new EntryReader(forger.keys);

        assertThatThrownBy(() -> reader.verify(stored))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("open");
    }

    @Test
    void a_line_handed_to_its_ward_leads_to_the_root_in_the_entry() throws Exception {
        Fact<LedgerEvent> paid = new Sample(Tier.OPEN, 1001).fact(ExpenditurePaid.class);
        Id.Ward ward = ((ExpenditurePaid) paid.event()).lines().getFirst().ward();
        NewEvent event = write(paid);
        List<WardDisclosures.Shown> shown =
                new WardDisclosures(forger.keys).of(stored(event), ward);

        assertThat(shown).hasSize(1);
        assertThat(text(event)).contains("\"lr\":\"" + root(shown.getFirst()) + "\"");
        String line =
                new String(
                        Base64.getUrlDecoder().decode(shown.getFirst().line()),
                        StandardCharsets.UTF_8);
        assertThat(line)
                .contains("\"w\":\"" + digest(shown.getFirst().ward()) + "\"")
                .doesNotContain(ward.value());
    }

    @Test
    void after_the_ward_is_erased_nothing_can_be_handed_out() {
        Fact<LedgerEvent> paid = new Sample(Tier.OPEN, 1001).fact(ExpenditurePaid.class);
        Id.Ward ward = ((ExpenditurePaid) paid.event()).lines().getFirst().ward();
        Id.Ward other = ((ExpenditurePaid) paid.event()).lines().getLast().ward();
        StoredEvent stored = stored(write(paid));
        forger.keys.destroy(List.of(new KeyName(Subject.WARD, ward.value(), KeyClass.MONEY)));
        WardDisclosures disclosures = new WardDisclosures(forger.keys);

        assertThat(disclosures.of(stored, ward)).isEmpty();
        assertThat(disclosures.of(stored, other)).hasSize(1);
    }

    private static String root(WardDisclosures.Shown shown) throws Exception {
        byte[] hash = node((byte) 0, Base64.getUrlDecoder().decode(digest(shown.line())));
        int at = shown.at();
        for (String sibling : shown.path()) {
            byte[] other = Base64.getUrlDecoder().decode(sibling);
            hash = at % 2 == 0 ? node((byte) 1, hash, other) : node((byte) 1, other, hash);
            at /= 2;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static byte[] node(byte prefix, byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
