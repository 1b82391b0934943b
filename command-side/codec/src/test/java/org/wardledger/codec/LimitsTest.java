package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.events.AccountEvent.AccountClosed;
import org.wardledger.events.AccountEvent.MappingSaved;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.ExternalIdLinked;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.ItemEvent.ItemListed;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.Name3;
import org.wardledger.vault.FixedVault;

/// What does not fit is said before anything is stored, as a value, whatever the input is.
class LimitsTest {
    private static final Id.Account ACCOUNT = new Id.Account("acc_0000000000000001");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 20);

    private final EntryCodec codec =
            new EntryCodec(new ActorTags(new byte[32]), new KeyRing(new FixedVault()));

    @Test
    void an_entry_may_have_65535_bytes_and_no_more() {
        int empty = encode(changed("")).event().entry().length;
        int room = Encoded.ENTRY_MAX - empty;

        assertThat(encode(changed("x".repeat(room))).event().entry()).hasSize(65_535);
        assertThat(encode(changed("x".repeat(room + 1))))
                .isEqualTo(
                        new Encoded.TooLarge(
                                "institution.external-id-linked.v1",
                                "entry",
                                "more than 65535 bytes"));
    }

    @Test
    void a_payload_may_have_384_kibibytes_and_no_more() {
        int empty = encode(new MappingSaved(ACCOUNT, "")).event().payload().length;
        int room = Encoded.PAYLOAD_MAX - empty;

        assertThat(encode(new MappingSaved(ACCOUNT, "x".repeat(room))).event().payload())
                .hasSize(393_216);
        assertThat(encode(new MappingSaved(ACCOUNT, "x".repeat(room + 1))))
                .isEqualTo(
                        new Encoded.TooLarge(
                                "account.mapping-saved.v1", "payload", "more than 393216 bytes"));
    }

    @Test
    void bytes_are_counted_not_characters() {
        int room = Encoded.PAYLOAD_MAX / 2;

        assertThat(encode(new MappingSaved(ACCOUNT, "ә".repeat(room))))
                .isInstanceOf(Encoded.TooLarge.class);
    }

    @Test
    void a_huge_list_is_refused_without_being_written_out() {
        Name3 name = new Name3("а", "а", "a");
        ProfileChanged event = profile(Collections.nCopies(50_000_000, name));

        assertThat(encode(event)).isInstanceOf(Encoded.TooLarge.class);
    }

    @Test
    void a_register_text_may_have_600_characters_in_each_language() {
        assertThat(encode(named("ә".repeat(600)))).isInstanceOf(Encoded.Ready.class);
        assertThat(encode(named("😀".repeat(600)))).isInstanceOf(Encoded.Ready.class);
        assertThat(encode(named("ә".repeat(601))))
                .isEqualTo(
                        new Encoded.TooLarge(
                                "item.listed.v1", "entry.d.name.ru", "more than 600 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\u0301", "\ud83d", "\ude00", "a\ude00\ud83d", "ok\ud83d!"})
    void text_without_one_byte_form_is_refused(String text) {
        assertThat(encode(new MappingSaved(ACCOUNT, text)))
                .isInstanceOfSatisfying(
                        Encoded.Malformed.class,
                        bad -> assertThat(bad.place()).isEqualTo("payload.c.mapping"));
        assertThat(encode(changed(text)))
                .isInstanceOfSatisfying(
                        Encoded.Malformed.class,
                        bad -> assertThat(bad.place()).isEqualTo("entry.d.externalId"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_000, 999_999_999})
    void a_year_without_four_digits_is_refused(int year) {
        assertThat(encode(new AccountClosed(ACCOUNT, DAY.withYear(year))))
                .isEqualTo(
                        new Encoded.Malformed(
                                "account.closed.v1", "entry.eff", "year outside 0000-9999"));
    }

    @Test
    void a_refused_event_can_not_be_stored_by_mistake() {
        Encoded refused = encode(new MappingSaved(ACCOUNT, "\ud83d"));

        assertThatThrownBy(refused::event).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_map_is_written_in_the_order_of_its_keys() {
        assertThat(Map.of("b", "1", "a", "2"))
                .satisfies(
                        map -> {
                            CanonicalWriter out = new CanonicalWriter(8, 100);
                            MapForm.TEXTS.write(map, out);
                            assertThat(out.toBytes())
                                    .asString()
                                    .isEqualTo("{\"a\":\"2\",\"b\":\"1\"}");
                        });
    }

    private static LedgerEvent changed(String externalId) {
        return new ExternalIdLinked(
                new Id.Institution("ins_0000000000000001"), "SYSTEM", externalId);
    }

    private static ProfileChanged profile(@Nullable List<Name3> aliases) {
        return new ProfileChanged(
                new Id.Institution("ins_0000000000000001"),
                null,
                aliases,
                null,
                null,
                null,
                null,
                null,
                DAY);
    }

    private static ItemListed named(String ru) {
        return new ItemListed(
                new Id.Item("itm_0000000000000001"),
                new Name3("", ru, ""),
                Code.Unit.PIECE,
                Category.CLOTHING,
                false,
                null);
    }

    private Encoded encode(LedgerEvent event) {
        Fact<LedgerEvent> fact =
                new Fact<>(
                        new UUID(1, 2),
                        Instant.EPOCH,
                        DAY,
                        new ActorMark(Role.MINISTRY, new Id.Actor("act_0000000000000001")),
                        new UUID(3, 4),
                        "digest",
                        event);
        return codec.encode(fact, "stream", 0);
    }
}
