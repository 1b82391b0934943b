package org.wardledger.domain.operator;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.notFuture;
import static org.wardledger.domain.Checks.notLonger;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.events.Fact;
import org.wardledger.events.OperatorEvent;
import org.wardledger.events.OperatorEvent.Compared;
import org.wardledger.events.OperatorEvent.KeyRotated;
import org.wardledger.events.OperatorEvent.LedgerBegun;
import org.wardledger.events.OperatorEvent.OutageDeclared;
import org.wardledger.events.OperatorEvent.RebuildCompared;
import org.wardledger.events.OperatorEvent.StoreRestored;

/// What those who run the ledger may do to the ledger itself, and what they leave on the record.
public final class Operations
        implements Decider<Operations.Command, Operations.State, OperatorEvent> {
    private static final int ORIGIN_MAX = 200;
    private static final int CHECKPOINT_MAX = 16_000;
    private static final Pattern ORIGIN = Pattern.compile("[^\\s+\\p{Cntrl}]+");
    private static final Pattern VKEY = Pattern.compile("[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+");

    /// What may be asked.
    public sealed interface Command extends org.wardledger.domain.Command {}

    /// @param previous the last checkpoint of the frozen log that is continued; null at the very
    ///     beginning
    /// @param empty whether nothing is recorded yet
    public record BeginLedger(String origin, int layout, @Nullable String previous, boolean empty)
            implements Command {
        @Override
        public String code() {
            return "ledger.begin";
        }
    }

    /// @param vkey the public key that signs from now on
    public record RotateKey(String vkey) implements Command {
        @Override
        public String code() {
            return "ledger.rotate-key";
        }
    }

    /// @param position of the last event that the backup held
    public record RecordRestore(long position) implements Command {
        @Override
        public String code() {
            return "ledger.record-restore";
        }
    }

    /// @param until last day, both included
    public record DeclareOutage(LocalDate from, LocalDate until) implements Command {
        @Override
        public String code() {
            return "ledger.declare-outage";
        }
    }

    /// @param position of the last event that went into the rebuilt indices
    public record RecordRebuild(long position, List<Compared> views) implements Command {
        @Override
        public String code() {
            return "ledger.record-rebuild";
        }
    }

    /// What later acts need to know.
    public sealed interface State {
        /// No event yet.
        record NotBegun() implements State {}

        /// @param origin name of the public log now
        /// @param used names and keys that were in use at any time; none comes back
        record Begun(String origin, Set<String> used) implements State {
            Begun with(String newOrigin, String more) {
                Set<String> all = new HashSet<>(used);
                all.add(more);
                return new Begun(newOrigin, Set.copyOf(all));
            }
        }
    }

    /// Why an act of the operator is refused.
    public enum OperatorRefusal implements RefusalCode {
        NOT_EMPTY("ledger.not-empty"),
        NOT_BEGUN("ledger.not-begun"),
        NAME_USED("ledger.name-used"),
        KEY_USED("ledger.key-used"),
        OTHER_LOG("ledger.other-log");

        private final String code;

        OperatorRefusal(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Step step() {
            return Step.STATE;
        }
    }

    @Override
    public State initial() {
        return new State.NotBegun();
    }

    @Override
    public Decision<OperatorEvent> decide(Command command, Envelope envelope, State state) {
        return switch (command) {
            case BeginLedger c -> begin(c, state);
            case RotateKey c -> rotate(c, state);
            case RecordRestore c ->
                    accept(
                            () -> new StoreRestored(c.position()),
                            when(c.position() < 1, CommonRefusal.MALFORMED, "position"));
            case DeclareOutage c ->
                    accept(
                            () -> new OutageDeclared(c.from(), c.until()),
                            when(c.until().isBefore(c.from()), CommonRefusal.MALFORMED, "until"),
                            notFuture(c.until(), envelope, "until"));
            case RecordRebuild c ->
                    accept(
                            () -> new RebuildCompared(c.position(), List.copyOf(c.views())),
                            when(c.position() < 1, CommonRefusal.MALFORMED, "position"),
                            when(!told(c.views()), CommonRefusal.MALFORMED, "views"));
        };
    }

    /// What is called equal is equal.
    private static boolean told(List<Compared> views) {
        return !views.isEmpty()
                && views.stream().allMatch(v -> v.equal() == v.rebuilt().equals(v.live()));
    }

    private static Decision<OperatorEvent> begin(BeginLedger c, State state) {
        String previous = c.previous();
        return accept(
                () -> new LedgerBegun(c.origin(), c.layout(), previous),
                when(!ORIGIN.matcher(c.origin()).matches(), CommonRefusal.MALFORMED, "origin"),
                notLonger(c.origin(), ORIGIN_MAX, "origin"),
                when(c.layout() < 1, CommonRefusal.MALFORMED, "layout"),
                previous == null ? null : notLonger(previous, CHECKPOINT_MAX, "previous"),
                switch (state) {
                    case State.NotBegun _ ->
                            first(
                                    when(!c.empty(), OperatorRefusal.NOT_EMPTY),
                                    when(previous != null, OperatorRefusal.OTHER_LOG, "previous"));
                    case State.Begun s -> continued(c.origin(), previous, s);
                });
    }

    /// A log goes on under another name only behind the last checkpoint of the one before it.
    private static @Nullable Refusal continued(
            String origin, @Nullable String previous, State.Begun state) {
        if (previous == null) {
            return Refusal.of(OperatorRefusal.NOT_EMPTY);
        }
        return first(
                when(
                        !previous.startsWith(state.origin() + "\n"),
                        OperatorRefusal.OTHER_LOG,
                        "previous"),
                when(state.used().contains(origin), OperatorRefusal.NAME_USED, "origin"));
    }

    private static Decision<OperatorEvent> rotate(RotateKey c, State state) {
        boolean vkey = VKEY.matcher(c.vkey()).matches();
        return accept(
                () -> new KeyRotated(c.vkey()),
                when(!vkey, CommonRefusal.MALFORMED, "vkey"),
                notLonger(c.vkey(), 2 * ORIGIN_MAX, "vkey"),
                switch (state) {
                    case State.NotBegun _ -> Refusal.of(OperatorRefusal.NOT_BEGUN);
                    case State.Begun s ->
                            first(
                                    when(
                                            !c.vkey().startsWith(s.origin() + "+"),
                                            OperatorRefusal.OTHER_LOG,
                                            "vkey"),
                                    when(
                                            s.used().contains(c.vkey()),
                                            OperatorRefusal.KEY_USED,
                                            "vkey"));
                });
    }

    @Override
    public State evolve(State state, Fact<? extends OperatorEvent> fact) {
        return switch (fact.event()) {
            case LedgerBegun e ->
                    state instanceof State.Begun s
                            ? s.with(e.origin(), e.origin())
                            : new State.Begun(e.origin(), Set.of(e.origin()));
            case KeyRotated e ->
                    state instanceof State.Begun s ? s.with(s.origin(), e.vkey()) : state;
            case StoreRestored _, OutageDeclared _, RebuildCompared _ -> state;
        };
    }
}
