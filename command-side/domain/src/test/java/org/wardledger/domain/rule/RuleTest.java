package org.wardledger.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.envelope;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.rule.Rule.AdoptRule;
import org.wardledger.domain.rule.Rule.RuleRefusal;
import org.wardledger.domain.rule.Rule.WithdrawRule;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.RuleEvent.RuleAdopted;
import org.wardledger.events.RuleEvent.RuleWithdrawn;

class RuleTest {
    private static final Id.Rule RULE = new Id.Rule("SPLIT-3");
    private static final Map<String, String> SPLIT =
            Map.of("shareBp", "7000", "floorCode", "MIN_PENSION");
    private static final Citation CODE = new Citation("Social Code", "202(3)", "2023-07-01");
    private static final Name3 NAME = new Name3("Бөлу", "Разделение", "Split");

    @Test
    void a_rule_is_adopted_once_with_its_citation() {
        book().when(adopt(RuleKind.SPLIT, SPLIT, CODE, null, null))
                .thenEvents(new RuleAdopted(RULE, RuleKind.SPLIT, SPLIT, TODAY, null, CODE, NAME))
                .when(adopt(RuleKind.SPLIT, SPLIT, CODE, null, null))
                .thenRefused(CommonRefusal.APPEND_ONLY, "rule");
    }

    @Test
    void a_rule_without_a_source_is_refused() {
        book().when(adopt(RuleKind.SPLIT, SPLIT, new Citation("Code", " ", "1"), null, null))
                .thenRefused(RuleRefusal.CITATION_MISSING, "citation.article");
    }

    @Test
    void two_versions_do_not_hold_on_the_same_day() {
        book().when(adopt(RuleKind.SPLIT, SPLIT, CODE, null, new Id.Rule("SPLIT-2")))
                .thenRefused(RuleRefusal.OVERLAPS, "from");
    }

    @Test
    void a_rule_does_not_end_before_it_starts() {
        book().when(adopt(RuleKind.SPLIT, SPLIT, CODE, TODAY.minusDays(1), null))
                .thenRefused(RuleRefusal.PARAMS_INVALID, "to");
    }

    @Test
    void a_rule_ends_early_and_never_late() {
        book().when(new WithdrawRule(RULE, TODAY, CODE))
                .thenRefused(RuleRefusal.UNKNOWN, "rule")
                .givenDone(adopt(RuleKind.SPLIT, SPLIT, CODE, TODAY.plusDays(30), null), envelope())
                .when(new WithdrawRule(RULE, TODAY.plusDays(30), CODE))
                .thenRefused(CommonRefusal.MALFORMED, "until")
                .when(new WithdrawRule(RULE, TODAY.plusDays(9), new Citation("", "", "")))
                .thenRefused(RuleRefusal.CITATION_MISSING, "citation.act")
                .when(new WithdrawRule(RULE, TODAY.plusDays(9), CODE))
                .thenEvents(new RuleWithdrawn(RULE, TODAY.plusDays(9), CODE));
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                Arguments.of(RuleKind.SPLIT, SPLIT, new RuleParams.Split(7000, "MIN_PENSION")),
                Arguments.of(
                        RuleKind.FLOOR,
                        Map.of("floorCode", "MIN_PENSION", "amount", "6200000"),
                        new RuleParams.Floor("MIN_PENSION", 6_200_000)),
                Arguments.of(
                        RuleKind.QUORUM,
                        Map.of("quorumBp", "6667", "majorityBp", "5000"),
                        new RuleParams.Quorum(6667, 5000)),
                Arguments.of(
                        RuleKind.TIER,
                        Map.of("k", "10", "kChildren", "20"),
                        new RuleParams.Tier(10, 20)),
                Arguments.of(
                        RuleKind.CATEGORY_LIST,
                        Map.of("categories", "FOOTWEAR,CLOTHING"),
                        new RuleParams.CategoryList(Set.of(Category.FOOTWEAR, Category.CLOTHING))),
                Arguments.of(
                        RuleKind.DEADLINE,
                        Map.of("subject", "FINAL_PAYOUT", "days", "30", "unit", "CALENDAR"),
                        new RuleParams.Deadline("FINAL_PAYOUT", 30, false)),
                Arguments.of(
                        RuleKind.RETENTION,
                        Map.of("subject", "MONEY", "months", "60"),
                        new RuleParams.Retention("MONEY", 60)),
                Arguments.of(
                        RuleKind.CALENDAR,
                        Map.of("2026-03-23", "OFF", "2026-03-28", "WORKED"),
                        new RuleParams.Calendar(
                                Map.of(
                                        LocalDate.of(2026, 3, 23), false,
                                        LocalDate.of(2026, 3, 28), true))),
                Arguments.of(
                        RuleKind.FLAG,
                        Map.of("limitBp", "3000"),
                        new RuleParams.Other(Map.of("limitBp", "3000"))));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void parameters_are_read(RuleKind kind, Map<String, String> params, RuleParams expected) {
        assertThat(RuleParams.of(kind, params)).isEqualTo(expected);
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of(RuleKind.SPLIT, Map.of("shareBp", "7000")),
                Arguments.of(RuleKind.SPLIT, Map.of("shareBp", "10001", "floorCode", "NONE")),
                Arguments.of(RuleKind.SPLIT, Map.of("shareBp", "0.7", "floorCode", "NONE")),
                Arguments.of(RuleKind.SPLIT, Map.of("shareBp", "-1", "floorCode", "NONE")),
                Arguments.of(RuleKind.SPLIT, Map.of("shareBp", "1", "floorCode", "a name")),
                Arguments.of(RuleKind.FLOOR, Map.of("floorCode", "X", "amount", "0")),
                Arguments.of(RuleKind.QUORUM, Map.of("quorumBp", "1", "majorityBp", "10000")),
                Arguments.of(RuleKind.QUORUM, Map.of("quorumBp", "0", "majorityBp", "5000")),
                Arguments.of(RuleKind.TIER, Map.of("k", "10", "kChildren", "9")),
                Arguments.of(RuleKind.TIER, Map.of("k", "1", "kChildren", "9")),
                Arguments.of(RuleKind.CATEGORY_LIST, Map.of("categories", "")),
                Arguments.of(RuleKind.CATEGORY_LIST, Map.of("categories", "FOOD,FOOD")),
                Arguments.of(RuleKind.CATEGORY_LIST, Map.of("categories", "VODKA")),
                Arguments.of(
                        RuleKind.DEADLINE, Map.of("subject", "A", "days", "0", "unit", "CALENDAR")),
                Arguments.of(
                        RuleKind.DEADLINE, Map.of("subject", "A", "days", "1", "unit", "MOON")),
                Arguments.of(RuleKind.RETENTION, Map.of("subject", "MONEY", "months", "")),
                Arguments.of(RuleKind.CALENDAR, Map.of("2026-02-30", "OFF")),
                Arguments.of(RuleKind.CALENDAR, Map.of("2026-02-27", "MAYBE")),
                Arguments.of(RuleKind.CALENDAR, Map.of()),
                Arguments.of(RuleKind.NORM, Map.of("note", "words of somebody")),
                Arguments.of(RuleKind.FLAG, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void parameters_without_sense_are_refused(RuleKind kind, Map<String, String> params) {
        book().when(adopt(kind, params, CODE, null, null))
                .thenRefused(RuleRefusal.PARAMS_INVALID, "params");
    }

    @Property
    void no_value_breaks_the_reading_of_parameters(
            @ForAll RuleKind kind, @ForAll String first, @ForAll String second) {
        for (Map<String, String> params :
                List.of(
                        Map.of("shareBp", first, "floorCode", second),
                        Map.of("floorCode", first, "amount", second),
                        Map.of("quorumBp", first, "majorityBp", second),
                        Map.of("k", first, "kChildren", second),
                        Map.of("categories", first),
                        Map.of("subject", first, "months", second),
                        Map.of(first, second))) {
            assertThatCode(() -> RuleParams.of(kind, params)).doesNotThrowAnyException();
        }
    }

    private static GivenWhenThen<Rule.Command, Rule.State, RuleEvent> book() {
        return rules(new Rule());
    }

    private static AdoptRule adopt(
            RuleKind kind,
            Map<String, String> params,
            Citation citation,
            @Nullable LocalDate to,
            Id.@Nullable Rule overlapping) {
        return new AdoptRule(RULE, kind, params, TODAY, to, citation, NAME, overlapping);
    }
}
