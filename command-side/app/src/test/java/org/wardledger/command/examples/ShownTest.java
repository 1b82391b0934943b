package org.wardledger.command.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    private final Variables variables = new Variables();
    private final Shown shown = new Shown(variables);

    private void same(String page, String actual) {
        assertThat(shown.difference(page, actual)).isNull();
    }

    private void differs(String page, String actual) {
        assertThat(shown.difference(page, actual)).isNotNull();
    }

    @Test
    void what_is_not_left_open_has_to_be_the_same() {
        same("{\"a\": 1, \"b\": [true, null]}", "{\"b\":[true,null],\"a\":1}");
        differs("{\"a\": 1}", "{\"a\":2}");
        differs("{\"a\": 1}", "{\"a\":\"1\"}");
        differs("{\"a\": 1}", "{\"a\":1,\"b\":2}");
        differs("{\"a\": 1, \"b\": 2}", "{\"a\":1}");
        differs("[1]", "[1,2]");
        differs("[1, 2]", "[1]");
        differs("[1, 2]", "[2,1]");
        differs("{}", "[]");
        differs("{\"a\": \"x\"}", "{\"a\":null}");
        differs("", "{}");
    }

    @Test
    void what_is_left_open_may_be_anything_that_is_there() {
        same("{\"a\": \"…\"}", "{\"a\":{\"b\":1}}");
        differs("{\"a\": \"…\"}", "{\"a\":null}");
        differs("{\"a\": \"…\"}", "{}");
        same("{\"a\": \"ins_…\"}", "{\"a\":\"ins_1\"}");
        differs("{\"a\": \"ins_…\"}", "{\"a\":\"acc_1\"}");
        same("{\"a\": 1, \"…\": \"…\"}", "{\"a\":1,\"b\":2}");
        differs("{\"a\": 1, \"…\": \"…\"}", "{\"b\":2}");
        same("[1, \"…\"]", "[1,2,3]");
        differs("[1, \"…\"]", "[2]");
    }

    @Test
    void a_name_keeps_its_first_value() {
        same("{\"a\": \"{{x}}\"}", "{\"a\":\"one\"}");
        assertThat(variables.get("x")).isEqualTo("one");
        same("{\"a\": \"{{x}}\"}", "{\"a\":\"one\"}");
        differs("{\"a\": \"{{x}}\"}", "{\"a\":\"two\"}");
        assertThat(variables.filled("/{{x}}")).isEqualTo("/one");
    }

    @Test
    void a_difference_says_where_it_is() {
        assertThat(shown.difference("{\"a\": [{\"b\": 1}]}", "{\"a\":[{\"b\":2}]}"))
                .isEqualTo("at /a/0/b expected 1, got 2");
    }
}
