package org.wardledger.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Id;

/// Event ids and actor tags: the same for ever under one secret, without any sense under another.
class SecretsTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final UUID KEY = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
    private static final Id.Actor ACTOR = new Id.Actor("act_0000000000000001");

    private final EventIds ids = new EventIds(SECRET);
    private final ActorTags tags = new ActorTags(SECRET);

    @Property(tries = 200)
    void an_event_id_is_a_version_8_uuid_and_the_same_on_every_retry(
            @ForAll String stream, @ForAll @IntRange(max = 2000) int index) {
        UUID id = ids.of(stream, KEY, index);

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(new EventIds(SECRET.clone()).of(stream, KEY, index)).isEqualTo(id);
    }

    @Test
    void stream_key_index_and_secret_each_change_the_event_id() {
        byte[] other = SECRET.clone();
        other[0]++;
        Set<UUID> all = new HashSet<>();
        all.add(ids.of("a", KEY, 0));
        all.add(ids.of("b", KEY, 0));
        all.add(ids.of("a\0", KEY, 0));
        all.add(ids.of("a", new UUID(KEY.getMostSignificantBits(), 0), 0));
        all.add(ids.of("a", KEY, 1));
        all.add(new EventIds(other).of("a", KEY, 0));

        assertThat(all).hasSize(6);
    }

    @Test
    void an_event_id_is_what_its_definition_says() throws GeneralSecurityException {
        byte[] key = hmac(SECRET, "ward-ledger/event-id/1".getBytes(UTF_8));
        byte[] message = Arrays.copyOf("stream".getBytes(UTF_8), 6 + 1 + 16 + 4);
        byte[] uuid = {
            0x01,
            0x23,
            0x45,
            0x67,
            (byte) 0x89,
            (byte) 0xab,
            0x4d,
            (byte) 0xef,
            (byte) 0x81,
            0x23,
            0x45,
            0x67,
            (byte) 0x89,
            (byte) 0xab,
            (byte) 0xcd,
            (byte) 0xef
        };
        System.arraycopy(uuid, 0, message, 7, 16);
        message[26] = 5;
        StringBuilder hex = new StringBuilder();
        for (byte b : Arrays.copyOf(hmac(key, message), 16)) {
            hex.append("%02x".formatted(b & 0xFF));
        }

        String id = ids.of("stream", KEY, 5).toString().replace("-", "");

        assertThat(id.substring(0, 12)).isEqualTo(hex.substring(0, 12));
        assertThat(id.substring(13, 16)).isEqualTo(hex.substring(13, 16));
        assertThat(id.substring(17)).isEqualTo(hex.substring(17));
    }

    @Test
    void a_tag_is_what_its_definition_says() throws GeneralSecurityException {
        byte[] root = hmac(SECRET, "ward-ledger/actor-tag/1".getBytes(UTF_8));
        byte[] actor = hmac(root, ACTOR.value().getBytes(UTF_8));
        byte[] digest = hmac(actor, "exp_0000000000000001".getBytes(UTF_8));
        BigInteger bits = new BigInteger(1, Arrays.copyOf(digest, 10));
        StringBuilder expected = new StringBuilder();
        for (int i = 15; i >= 0; i--) {
            int five = bits.shiftRight(5 * i).intValue() & 31;
            expected.append("0123456789abcdefghjkmnpqrstvwxyz".charAt(five));
        }

        assertThat(tags.tag(ACTOR, "exp_0000000000000001")).isEqualTo(expected.toString());
    }

    @Test
    void one_person_has_one_tag_in_a_record_and_another_in_the_next() {
        String tag = tags.tag(ACTOR, "exp_0000000000000001");

        assertThat(ActorTags.isTag(tag)).isTrue();
        assertThat(tags.tag(ACTOR, "exp_0000000000000001")).isEqualTo(tag);
        assertThat(tags.tag(ACTOR, "exp_0000000000000002")).isNotEqualTo(tag);
        assertThat(tags.tag(new Id.Actor("act_0000000000000002"), "exp_0000000000000001"))
                .isNotEqualTo(tag);
        assertThat(new ActorTags(new byte[32]).tag(ACTOR, "exp_0000000000000001"))
                .isNotEqualTo(tag);
    }

    @Test
    void many_threads_get_the_same_tags() {
        String tag = tags.tag(ACTOR, "exp_0000000000000001");

        assertThat(
                        IntStream.range(0, 20_000)
                                .parallel()
                                .mapToObj(_ -> tags.tag(ACTOR, "exp_0000000000000001")))
                .containsOnly(tag);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new EventIds(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActorTags(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
