package org.wardledger.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.actor;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.PublicationRule;
import org.wardledger.domain.decision.DecisionCommand.AdoptDecision;
import org.wardledger.domain.decision.DecisionCommand.Bench;
import org.wardledger.domain.decision.DecisionCommand.Choice;
import org.wardledger.domain.decision.DecisionCommand.Reach;
import org.wardledger.domain.decision.DecisionCommand.RevokeDecision;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.Code.Role;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.DecisionRevoked;
import org.wardledger.events.DecisionEvent.RevokeReason;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Publication;
import org.wardledger.events.ReservationEvent.WardGroup;
import org.wardledger.events.Visibility.Tier;

class CommissionDecisionTest {
    private static final Id.Decision DEC = new Id.Decision(id("dec", 1));
    private static final Id.Body BODY = new Id.Body(id("bod", 1));
    private static final Id.Institution INST = new Id.Institution(id("ins", 1));
    private static final Id.Rule PR = new Id.Rule("PR-1");
    private static final UUID PROPOSAL = new UUID(7, 7);
    private static final BodyRules RULES = new BodyRules(6666, 5000, 36, 0, 1);

    @Test
    void a_standing_decision_names_its_voters_and_its_sums() {
        List<WardGroup> lines = lines(12, Group.GOODS, 100);
        decisions()
                .when(adopt(votes("FFA"), lines, null))
                .thenEvents(
                        new DecisionAdopted(
                                DEC,
                                BODY,
                                INST,
                                3,
                                3,
                                2,
                                1,
                                0,
                                List.of(member(0), member(1), member(2)),
                                TODAY,
                                TODAY.plusDays(30),
                                List.of(new GroupAmount(Group.GOODS, 1_200)),
                                "KZT",
                                null,
                                new Publication(Tier.OPEN, PR),
                                lines))
                .when(adopt(votes("FFF"), lines, null))
                .thenRefused(CommonRefusal.APPEND_ONLY, "decision");
    }

    @Test
    void two_of_three_are_a_quorum_and_one_is_not() {
        assertThat(adopted(votes("FF-")).present()).isEqualTo(2);
        decisions()
                .when(adopt(votes("F--"), lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.NO_QUORUM);
    }

    @Test
    void a_member_who_stepped_aside_is_not_present() {
        DecisionAdopted e = adopted(votes("FFR"));
        assertThat(e.present()).isEqualTo(2);
        assertThat(e.members()).isEqualTo(3);
        assertThat(e.voters()).doesNotContain(member(2));
        decisions()
                .when(adopt(votes("FRR"), lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.NO_QUORUM);
    }

    @Test
    void an_abstention_counts_against_and_half_is_no_majority() {
        decisions()
                .when(adopt(votes("FO"), lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.MAJORITY_MISSED)
                .when(adopt(votes("FOA"), lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.MAJORITY_MISSED)
                .when(adopt(votes("FFOA"), lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.MAJORITY_MISSED);
    }

    @Test
    void a_vote_with_a_conflict_of_interest_refuses_the_decision() {
        List<Vote> votes = new ArrayList<>(votes("FFF"));
        votes.set(1, new Vote(member(1), Choice.FOR, true));
        decisions()
                .when(adopt(votes, lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.CONFLICTED_VOTE, "votes[1]");
        votes.set(1, new Vote(member(1), Choice.RECUSED, true));
        decisions().when(adopt(votes, lines(1, Group.GOODS, 1), null)).accepted();
    }

    @Test
    void nobody_votes_without_a_mandate_or_twice() {
        List<Vote> stranger = new ArrayList<>(votes("FF"));
        stranger.add(new Vote(member(9), Choice.FOR, false));
        decisions()
                .when(adopt(stranger, bench(2), lines(1, Group.GOODS, 1), null))
                .thenRefused(CommonRefusal.MANDATE_ENDED, "votes[2]");
        List<Vote> twice = new ArrayList<>(votes("F-"));
        twice.add(new Vote(member(0), Choice.FOR, false));
        decisions()
                .when(adopt(twice, bench(2), lines(1, Group.GOODS, 1), null))
                .thenRefused(CommonRefusal.MALFORMED, "votes[1]");
    }

    @Test
    void only_the_homes_own_commission_decides_on_money() {
        Bench council = new Bench(BodyKind.INSTITUTION_COUNCIL, INST, RULES, members(3));
        Bench elsewhere =
                new Bench(
                        BodyKind.FUND_USE_COMMISSION,
                        new Id.Institution(id("ins", 2)),
                        RULES,
                        members(3));
        decisions()
                .when(adopt(votes("FFF"), council, lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.NOT_COMPETENT, "body")
                .when(adopt(votes("FFF"), council, List.of(), PROPOSAL))
                .thenRefused(DecisionRefusal.NOT_COMPETENT, "body")
                .when(adopt(votes("FFF"), elsewhere, lines(1, Group.GOODS, 1), null))
                .thenRefused(DecisionRefusal.NOT_COMPETENT, "body")
                .when(adopt(votes("FFF"), council, List.of(), null))
                .accepted();
    }

    @Test
    void a_decision_on_one_purchase_inherits_its_publication() {
        decisions()
                .when(adopt(votes("FFF"), List.of(), PROPOSAL))
                .thenEvent(
                        e ->
                                assertThat(((DecisionAdopted) e).publication())
                                        .isEqualTo(new Publication(Tier.COARSE, PR)));
    }

    @Test
    void a_purchase_that_nobody_proposed_is_not_decided_on() {
        AdoptDecision c = adopt(votes("FFF"), List.of(), PROPOSAL);
        decisions()
                .when(with(c, c.max(), c.lines(), new Reach(rule(), false, "KZT", 40, null)))
                .thenRefused(CommonRefusal.MALFORMED, "subject");
    }

    @Test
    void heads_of_few_wards_are_merged_and_the_sums_stay_whole() {
        List<WardGroup> lines = new ArrayList<>(lines(11, Group.GOODS, 100));
        lines.addAll(lines(2, Group.PRIVATE_MATTERS, 5));
        lines.addAll(lines(3, Group.FOOD_EXTRA, 7));
        assertThat(adopted(votes("FFF"), lines).max())
                .containsExactly(
                        new GroupAmount(Group.GOODS, 1_100), new GroupAmount(Group.PERSONAL, 31));
    }

    @Test
    void few_wards_make_a_decision_coarse_and_a_small_home_seals_it() {
        List<WardGroup> few = lines(3, Group.GOODS, 100);
        assertThat(adopted(votes("FFF"), few).publication().tier()).isEqualTo(Tier.COARSE);
        AdoptDecision c = adopt(votes("FFF"), few, null);
        decisions()
                .when(with(c, c.max(), few, new Reach(rule(), false, "KZT", 9, null)))
                .thenEvent(
                        e ->
                                assertThat(((DecisionAdopted) e).publication().tier())
                                        .isEqualTo(Tier.SEALED));
    }

    @Test
    void totals_of_the_protocol_are_those_of_its_lines() {
        List<WardGroup> lines = lines(2, Group.GOODS, 100);
        AdoptDecision c = adopt(votes("FFF"), lines, null);
        decisions()
                .when(with(c, List.of(new GroupAmount(Group.GOODS, 201)), lines, c.reach()))
                .thenRefused(CommonRefusal.MALFORMED, "max")
                .when(with(c, List.of(new GroupAmount(Group.FOOD_EXTRA, 200)), lines, c.reach()))
                .thenRefused(CommonRefusal.MALFORMED, "max")
                .when(with(c, List.of(new GroupAmount(Group.GOODS, 200)), lines, c.reach()))
                .accepted();
    }

    @Test
    void lines_are_positive_single_and_of_a_real_head() {
        List<WardGroup> twice = new ArrayList<>(lines(1, Group.GOODS, 1));
        twice.addAll(lines(1, Group.GOODS, 2));
        decisions()
                .when(adopt(votes("FFF"), lines(1, Group.GOODS, 0), null))
                .thenRefused(CommonRefusal.MALFORMED, "lines[0].amt")
                .when(adopt(votes("FFF"), lines(1, Group.GOODS, Long.MAX_VALUE), null))
                .thenRefused(CommonRefusal.MALFORMED, "lines[0].amt")
                .when(adopt(votes("FFF"), lines(1, Group.PERSONAL, 1), null))
                .thenRefused(CommonRefusal.MALFORMED, "lines[0].group")
                .when(adopt(votes("FFF"), twice, null))
                .thenRefused(CommonRefusal.MALFORMED, "lines[1]")
                .when(adopt(votes("FFF"), lines(1_025, Group.GOODS, 1), null))
                .thenRefused(CommonRefusal.TOO_LARGE, "lines")
                .when(adopt(votes("FFF"), lines(1, Group.GOODS, 1), PROPOSAL))
                .thenRefused(CommonRefusal.MALFORMED, "subject");
    }

    @Test
    void a_decision_ends_early_unless_it_has_been_carried_out() {
        RevokeDecision revoke = new RevokeDecision(DEC, RevokeReason.NOT_NEEDED, null, false);
        decisions()
                .when(revoke)
                .thenRefused(DecisionRefusal.UNKNOWN, "decision")
                .given(adopted(votes("FFF")))
                .when(new RevokeDecision(DEC, RevokeReason.NOT_NEEDED, null, true))
                .thenRefused(DecisionRefusal.EXECUTED)
                .when(revoke)
                .thenEvents(new DecisionRevoked(DEC, RevokeReason.NOT_NEEDED, null))
                .when(revoke)
                .thenNothing();
    }

    @Property
    void quorum_and_majority_are_exact_fractions(
            @ForAll @IntRange(min = 1, max = 60) int members,
            @ForAll @IntRange(max = 60) int present,
            @ForAll @IntRange(max = 60) int inFavour) {
        int there = Math.min(present, members);
        int yes = Math.min(inFavour, there);
        Tally tally = new Tally(members, there, yes, there - yes, 0);
        assertThat(tally.quorum(RULES)).isEqualTo(there > 0 && 3 * there >= 2 * members);
        assertThat(tally.majority(RULES)).isEqualTo(2 * yes > there);
    }

    @Property
    void more_votes_in_favour_never_undo_a_decision(
            @ForAll @IntRange(min = 1, max = 30) int members,
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against) {
        int yes = Math.min(inFavour, members - 1);
        int no = Math.min(against, members - 1 - yes);
        Tally tally = new Tally(members, yes + no, yes, no, 0);
        Tally oneMore = new Tally(members, yes + no + 1, yes + 1, no, 0);
        if (tally.missing(RULES) == null) {
            assertThat(oneMore.missing(RULES)).isNull();
        }
    }

    private static GivenWhenThen<DecisionCommand, CommissionDecision.State, DecisionEvent>
            decisions() {
        return rules(new CommissionDecision());
    }

    private static DecisionAdopted adopted(List<Vote> votes) {
        return adopted(votes, lines(1, Group.GOODS, 1));
    }

    private static DecisionAdopted adopted(List<Vote> votes, List<WardGroup> lines) {
        return (DecisionAdopted) decisions().when(adopt(votes, lines, null)).accepted().getFirst();
    }

    private static AdoptDecision adopt(
            List<Vote> votes, List<WardGroup> lines, @Nullable UUID subject) {
        return adopt(votes, bench(Math.max(3, votes.size())), lines, subject);
    }

    private static AdoptDecision adopt(
            List<Vote> votes, Bench bench, List<WardGroup> lines, @Nullable UUID subject) {
        return new AdoptDecision(
                DEC,
                BODY,
                INST,
                votes,
                TODAY,
                TODAY.plusDays(30),
                List.of(),
                subject,
                lines,
                bench,
                new Reach(
                        rule(),
                        false,
                        "KZT",
                        40,
                        subject == null ? null : new Publication(Tier.COARSE, PR)));
    }

    private static AdoptDecision with(
            AdoptDecision c, List<GroupAmount> max, List<WardGroup> lines, Reach reach) {
        return new AdoptDecision(
                c.decision(),
                c.body(),
                c.inst(),
                c.votes(),
                c.validFrom(),
                c.validTo(),
                max,
                c.subject(),
                lines,
                c.bench(),
                reach);
    }

    private static PublicationRule rule() {
        return new PublicationRule(PR, 10, 20);
    }

    private static Bench bench(int members) {
        return new Bench(BodyKind.FUND_USE_COMMISSION, INST, RULES, members(members));
    }

    private static List<ActorMark> members(int count) {
        return IntStream.range(0, count).mapToObj(CommissionDecisionTest::member).toList();
    }

    /// F for, A against, O abstained, R stepped aside, - absent.
    private static List<Vote> votes(String row) {
        Choice[] choices = {Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.RECUSED};
        return IntStream.range(0, row.length())
                .filter(i -> row.charAt(i) != '-')
                .mapToObj(i -> new Vote(member(i), choices["FAOR".indexOf(row.charAt(i))], false))
                .toList();
    }

    private static ActorMark member(int n) {
        return actor(Role.COMMISSION_MEMBER, n);
    }

    private static List<WardGroup> lines(int wards, Group group, long amount) {
        return Arrays.stream(IntStream.range(0, wards).toArray())
                .mapToObj(i -> new WardGroup(new Id.Ward(id("wrd", i)), group, amount))
                .toList();
    }
}
