package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void a_flood_of_notices_hides_no_error() {
        Problems problems = new Problems();
        for (int i = 1; i <= 500; i++) {
            problems.at(Place.line(i), ProblemCode.PENDING_SKIPPED, "Sts", null);
        }
        for (int i = 1; i <= 50; i++) {
            problems.at(Place.line(i), ProblemCode.AMOUNT_MALFORMED, "Amt", "x");
        }

        assertThat(problems.list()).hasSize(101);
        assertThat(Samples.codes(problems.list()))
                .filteredOn("statement.amount-malformed"::equals)
                .hasSize(50);
        assertThat(problems.list().getLast().arguments()).containsExactly("450");
    }

    @Test
    void a_flood_of_one_error_hides_no_other() {
        Problems problems = new Problems();
        for (int i = 1; i <= 500; i++) {
            problems.at(Place.line(i), ProblemCode.DATE_MALFORMED, "Dt", "x");
        }
        problems.add(ProblemCode.FILE_TRUNCATED);
        problems.add(ProblemCode.CURRENCY_ASSUMED, "KZT");

        assertThat(problems.list()).hasSize(101);
        assertThat(Samples.codes(problems.list())).contains("statement.file-truncated");
    }

    @Test
    void an_excerpt_shows_numbers_but_only_the_shape_of_names_and_long_numbers() {
        assertThat(Excerpt.of("-1 234,567")).isEqualTo("-1 234,567");
        assertThat(Excerpt.of("31.06.2026")).isEqualTo("31.06.2026");
        assertThat(Excerpt.of("Учебный Поставщик 12")).isEqualTo("Aaaaaaa Aaaaaaaaa 99");
        assertThat(Excerpt.of("991240000402")).isEqualTo("999999999999");
        assertThat(Excerpt.of("9912 4000 0402 and a much longer text behind it"))
                .isEqualTo("9999 9999 9999 aaa a aaa…");
        assertThat(Excerpt.of("a\u0007b")).isEqualTo("a a");
    }
}
