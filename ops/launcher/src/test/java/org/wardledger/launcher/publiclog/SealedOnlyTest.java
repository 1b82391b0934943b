package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may become public for ever.
class SealedOnlyTest {
    private static final String REST =
            "\"id\":\"%s\",\"t\":\"%s\"}".formatted(Records.id(0), Records.TYPE);
    private final SealedOnly admission = new SealedOnly();

    @Test
    void a_sealed_entry_is_admitted() {
        assertThat(admission.objection(Records.stored(Records.entry(1, 0)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"f\":0,",
                "{\"f\":2,",
                "{\"f\":\"1\",",
                "{\"f\":1.0,",
                "{\"f\":true,",
                "{\"f\":4294967297,",
                "{\"f\":null,",
                "{",
                "{\"F\":1,",
                "{\"d\":{\"f\":1},",
                "{\"f\":0,\"f\":1,",
                "{\"f\":1,\"f\":0,",
                "{\"f\":1,\"d\":{\"a\":1,\"a\":2},"
            })
    void any_other_layout_is_not(String beginning) {
        assertThat(admission.objection(Records.stored(beginning + REST))).isPresent();
    }

    @Test
    void an_entry_of_another_event_is_not() {
        String other = Records.entry(1, 1);
        assertThat(admission.objection(Records.stored(other))).isPresent();
        String type = Records.entry(1, 0).replace(Records.TYPE, "other.v1");
        assertThat(admission.objection(Records.stored(type))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[]", "\"f\"", "{\"f\":1", "\u0000"})
    void what_is_no_entry_at_all_is_not(String text) {
        assertThat(admission.objection(Records.stored(text))).isPresent();
    }

    @Test
    void something_behind_the_entry_is_not() {
        String two = Records.entry(1, 0) + "{}";
        assertThat(admission.objection(Records.stored(two))).isPresent();
    }

    @Test
    void an_objection_never_quotes_the_entry() {
        String secret = "{\"f\":0,\"secret\":\"canary\"," + REST;
        assertThat(admission.objection(Records.stored(secret)).orElseThrow())
                .doesNotContain("canary");
    }
}
