package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredTest {
    record Line(String ward, @Nullable String need) {}

    record Body(
            String acct,
            @Nullable String text,
            List<Line> lines,
            List<@Nullable String> notes,
            List<List<String>> table,
            Map<String, String> parameters) {}

    private static final Line GOOD = new Line("w", null);

    private static Body body(List<Line> lines) {
        return new Body("a", null, lines, List.of(), List.of(), new HashMap<>());
    }

    @SuppressWarnings("NullAway") // what readers of JSON make of a field that is not there
    private static <T> T absent() {
        return null;
    }

    @Test
    void what_may_be_absent_is_not_missed() {
        assertThat(Required.firstMissing(body(List.of(GOOD, GOOD)))).isNull();
        Body notes =
                new Body(
                        "a",
                        null,
                        List.of(),
                        Collections.singletonList(null),
                        List.of(List.of("x")),
                        new HashMap<>());
        assertThat(Required.firstMissing(notes)).isNull();
    }

    @Test
    void the_first_field_that_is_absent_is_named_with_its_place() {
        assertThat(Required.firstMissing(body(absent()))).isEqualTo("lines");
        assertThat(Required.firstMissing(body(List.of(GOOD, new Line(absent(), "x")))))
                .isEqualTo("lines[1].ward");
        assertThat(Required.firstMissing(body(Arrays.asList(GOOD, null)))).isEqualTo("lines[1]");
        Body table =
                new Body(
                        "a",
                        null,
                        List.of(),
                        List.of(),
                        List.of(List.of("x"), Arrays.asList("x", null)),
                        new HashMap<>());
        assertThat(Required.firstMissing(table)).isEqualTo("table[1][1]");
    }

    @Test
    void a_map_with_an_absent_value_is_itself_wrong() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("k", null);
        Body body = new Body("a", null, List.of(), List.of(), List.of(), parameters);
        assertThat(Required.firstMissing(body)).isEqualTo("parameters");
        Body first = new Body(absent(), null, List.of(), List.of(), List.of(), parameters);
        assertThat(Required.firstMissing(first)).isEqualTo("acct");
    }
}
