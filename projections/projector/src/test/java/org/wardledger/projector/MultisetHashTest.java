package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultisetHashTest {

    private static String of(List<String> items) {
        MultisetHash hash = new MultisetHash();
        items.forEach(item -> hash.add(item.getBytes(StandardCharsets.UTF_8)));
        return hash.text();
    }

    @Test
    void order_does_not_matter_and_everything_else_does() {
        String hash = of(List.of("a", "b", "c"));
        assertThat(of(List.of("c", "a", "b"))).isEqualTo(hash);
        assertThat(of(List.of("a", "b"))).isNotEqualTo(hash);
        assertThat(of(List.of("a", "b", "d"))).isNotEqualTo(hash);
        assertThat(of(List.of("a", "b", "c", "c"))).isNotEqualTo(hash);
        assertThat(of(List.of("a", "b", "c", "x", "x"))).isNotEqualTo(hash);
    }

    @Test
    void it_is_the_sum_modulo_two_to_the_256() {
        BigInteger sum = BigInteger.ZERO;
        MultisetHash hash = new MultisetHash();
        for (int n = 0; n < 1_000; n++) {
            byte[] item = Integer.toString(n).getBytes(StandardCharsets.UTF_8);
            hash.add(item);
            sum = sum.add(new BigInteger(1, Hashing.sha256().digest(item)));
        }
        BigInteger expected = sum.mod(BigInteger.TWO.pow(256));
        assertThat(new BigInteger(hash.text(), 16)).isEqualTo(expected);
        assertThat(hash.text()).hasSize(64);
    }
}
