package org.wardledger.domain.operator;

import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.operator.Operations.BeginLedger;
import org.wardledger.domain.operator.Operations.DeclareOutage;
import org.wardledger.domain.operator.Operations.OperatorRefusal;
import org.wardledger.domain.operator.Operations.RecordRebuild;
import org.wardledger.domain.operator.Operations.RecordRestore;
import org.wardledger.domain.operator.Operations.RotateKey;
import org.wardledger.events.OperatorEvent;
import org.wardledger.events.OperatorEvent.Compared;
import org.wardledger.events.OperatorEvent.KeyRotated;
import org.wardledger.events.OperatorEvent.LedgerBegun;
import org.wardledger.events.OperatorEvent.OutageDeclared;
import org.wardledger.events.OperatorEvent.RebuildCompared;
import org.wardledger.events.OperatorEvent.StoreRestored;

class OperationsTest {
    private static final String OLD = "example.org/ledger";
    private static final String NEW = "example.org/ledger/2027";
    private static final String LAST = OLD + "\n7\nAAAA\n\n— " + OLD + " AAAA\n";
    private static final String KEY = OLD + "+0a1b2c3d+AQ/+=";

    @Test
    void a_ledger_begins_once_and_only_while_it_is_empty() {
        ledger().when(begin(OLD, null, false))
                .thenRefused(OperatorRefusal.NOT_EMPTY)
                .when(begin(OLD, LAST, true))
                .thenRefused(OperatorRefusal.OTHER_LOG, "previous")
                .when(begin(OLD, null, true))
                .thenEvents(new LedgerBegun(OLD, 1, null))
                .when(begin(NEW, null, true))
                .thenRefused(OperatorRefusal.NOT_EMPTY);
    }

    @Test
    void a_frozen_log_goes_on_under_a_name_that_it_never_had() {
        ledger().given(new LedgerBegun(OLD, 1, null))
                .when(begin(NEW, "other.example\n7\nAAAA\n\n", false))
                .thenRefused(OperatorRefusal.OTHER_LOG, "previous")
                .when(begin(OLD, LAST, false))
                .thenRefused(OperatorRefusal.NAME_USED, "origin")
                .when(begin(NEW, LAST, false))
                .thenEvents(new LedgerBegun(NEW, 1, LAST))
                .when(begin(OLD, NEW + "\n9\nAAAA\n\n", false))
                .thenRefused(OperatorRefusal.NAME_USED, "origin");
    }

    @Test
    void a_name_that_no_signature_could_carry_is_refused() {
        ledger().when(begin("", null, true))
                .thenRefused(CommonRefusal.MALFORMED, "origin")
                .when(begin("two words", null, true))
                .thenRefused(CommonRefusal.MALFORMED, "origin")
                .when(begin("a+b", null, true))
                .thenRefused(CommonRefusal.MALFORMED, "origin")
                .when(begin("a\nb", null, true))
                .thenRefused(CommonRefusal.MALFORMED, "origin")
                .when(begin("a".repeat(201), null, true))
                .thenRefused(CommonRefusal.TOO_LARGE, "origin");
    }

    @Test
    void a_key_of_this_log_follows_once() {
        ledger().when(new RotateKey(KEY))
                .thenRefused(OperatorRefusal.NOT_BEGUN)
                .given(new LedgerBegun(OLD, 1, null))
                .when(new RotateKey("nonsense"))
                .thenRefused(CommonRefusal.MALFORMED, "vkey")
                .when(new RotateKey("other.example+0a1b2c3d+AQ=="))
                .thenRefused(OperatorRefusal.OTHER_LOG, "vkey")
                .when(new RotateKey(KEY))
                .thenEvents(new KeyRotated(KEY))
                .when(new RotateKey(KEY))
                .thenRefused(OperatorRefusal.KEY_USED, "vkey");
    }

    @Test
    void an_outage_is_over_when_it_is_declared_and_does_not_end_before_it_begins() {
        ledger().when(new DeclareOutage(TODAY, TODAY.minusDays(1)))
                .thenRefused(CommonRefusal.MALFORMED, "until")
                .when(new DeclareOutage(TODAY, TODAY.plusDays(1)))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "until")
                .when(new DeclareOutage(TODAY.minusDays(2), TODAY))
                .thenEvents(new OutageDeclared(TODAY.minusDays(2), TODAY));
    }

    @Test
    void what_was_put_back_says_how_far_it_reached() {
        ledger().when(new RecordRestore(0))
                .thenRefused(CommonRefusal.MALFORMED, "position")
                .when(new RecordRestore(5))
                .thenEvents(new StoreRestored(5));
    }

    @Test
    void nothing_is_called_equal_that_is_not() {
        List<Compared> false1 = List.of(new Compared("audit", "aa", "bb", true));
        List<Compared> false2 = List.of(new Compared("audit", null, "bb", true));
        List<Compared> told =
                List.of(
                        new Compared("audit", "aa", "aa", true),
                        new Compared("books", "aa", "bb", false));
        ledger().when(new RecordRebuild(9, false1))
                .thenRefused(CommonRefusal.MALFORMED, "views")
                .when(new RecordRebuild(9, false2))
                .thenRefused(CommonRefusal.MALFORMED, "views")
                .when(new RecordRebuild(9, List.of()))
                .thenRefused(CommonRefusal.MALFORMED, "views")
                .when(new RecordRebuild(9, told))
                .thenEvents(new RebuildCompared(9, told));
    }

    private static BeginLedger begin(String origin, @Nullable String previous, boolean empty) {
        return new BeginLedger(origin, 1, previous, empty);
    }

    private static GivenWhenThen<Operations.Command, Operations.State, OperatorEvent> ledger() {
        return rules(new Operations());
    }
}
