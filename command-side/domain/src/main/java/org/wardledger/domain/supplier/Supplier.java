package org.wardledger.domain.supplier;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.notFuture;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.domain.identifiers.Bin;
import org.wardledger.domain.identifiers.Iban;
import org.wardledger.domain.identifiers.Iin;
import org.wardledger.events.Code.SupplierKind;
import org.wardledger.events.Code.SupplierStatus;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.SupplierEvent.Entity;
import org.wardledger.events.SupplierEvent.SupplierChanged;
import org.wardledger.events.SupplierEvent.SupplierRegistered;
import org.wardledger.events.SupplierEvent.SupplierStatusRecorded;
import org.wardledger.events.SupplierEvent.Trader;

/// Sellers, each under one id in all institutions. A sole trader is a person: number and name stay
/// sealed, and no public list is repeated about one.
public final class Supplier implements Decider<Supplier.Command, Supplier.State, SupplierEvent> {
    private static final Pattern LIST = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

    /// What may be asked.
    public sealed interface Command extends org.wardledger.domain.Command {
        Id.Supplier sup();
    }

    /// Exactly one of `entity` and `trader` is given, by kind.
    ///
    /// @param taken another supplier has this BIN or IIN
    public record RegisterSupplier(
            Id.Supplier sup,
            SupplierKind kind,
            @Nullable Entity entity,
            @Nullable Trader trader,
            @Nullable String iban,
            boolean taken)
            implements Command {
        @Override
        public String code() {
            return "supplier.register";
        }
    }

    /// Null means unchanged; `name` for legal entities, `traderName` for sole traders.
    public record ChangeSupplier(
            Id.Supplier sup,
            @Nullable Name3 name,
            @Nullable String traderName,
            @Nullable String iban)
            implements Command {
        @Override
        public String code() {
            return "supplier.change";
        }
    }

    /// State in a public list, with the list's own date.
    public record RecordSupplierStatus(
            Id.Supplier sup, SupplierStatus status, LocalDate statusDate, String list)
            implements Command {
        @Override
        public String code() {
            return "supplier.record-status";
        }
    }

    /// What later rules need to know.
    public sealed interface State {
        /// No event yet.
        record Unknown() implements State {}

        /// In the register.
        record Known(
                SupplierKind kind,
                @Nullable Name3 name,
                @Nullable String traderName,
                @Nullable String iban,
                @Nullable SupplierStatusRecorded status)
                implements State {}
    }

    /// Why the register of sellers says no.
    public enum SupplierRefusal implements RefusalCode {
        BIN_INVALID("supplier.bin-invalid", Step.INPUT),
        IIN_INVALID("supplier.iin-invalid", Step.INPUT),
        TAKEN("supplier.taken", Step.STATE),
        UNKNOWN("supplier.unknown", Step.STATE),
        NOTHING_CHANGED("supplier.nothing-changed", Step.STATE);

        private final String code;
        private final Step step;

        SupplierRefusal(String code, Step step) {
            this.code = code;
            this.step = step;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Step step() {
            return step;
        }
    }

    @Override
    public State initial() {
        return new State.Unknown();
    }

    @Override
    public Decision<SupplierEvent> decide(Command command, Envelope envelope, State state) {
        Refusal wrong = wrongInput(command, envelope);
        if (wrong != null) {
            return Decision.refuse(wrong);
        }
        return switch (state) {
            case State.Unknown _ when command instanceof RegisterSupplier c ->
                    accept(
                            () ->
                                    new SupplierRegistered(
                                            c.sup(), c.kind(), c.entity(), c.trader(), c.iban()),
                            when(c.taken(), SupplierRefusal.TAKEN));
            case State.Unknown _ -> Decision.refuse(SupplierRefusal.UNKNOWN, "sup");
            case State.Known known -> decideKnown(command, known);
        };
    }

    private static Decision<SupplierEvent> decideKnown(Command command, State.Known known) {
        boolean person = known.kind() == SupplierKind.SOLE_TRADER;
        return switch (command) {
            case RegisterSupplier _ -> Decision.refuse(CommonRefusal.APPEND_ONLY, "sup");
            case ChangeSupplier c -> {
                SupplierChanged changed =
                        new SupplierChanged(
                                c.sup(),
                                changed(c.name(), known.name()),
                                changed(c.traderName(), known.traderName()),
                                changed(c.iban(), known.iban()));
                yield accept(
                        () -> changed,
                        when(person && c.name() != null, CommonRefusal.MALFORMED, "name"),
                        when(
                                !person && c.traderName() != null,
                                CommonRefusal.MALFORMED,
                                "traderName"),
                        when(
                                changed.name() == null
                                        && changed.traderName() == null
                                        && changed.iban() == null,
                                SupplierRefusal.NOTHING_CHANGED));
            }
            case RecordSupplierStatus c -> {
                SupplierStatusRecorded status =
                        new SupplierStatusRecorded(c.sup(), c.status(), c.statusDate(), c.list());
                yield accept(
                        () -> status,
                        when(person, CommonRefusal.MALFORMED, "sup"),
                        when(status.equals(known.status()), SupplierRefusal.NOTHING_CHANGED));
            }
        };
    }

    private static <T> @Nullable T changed(@Nullable T wanted, @Nullable T old) {
        return Objects.equals(wanted, old) ? null : wanted;
    }

    private static @Nullable Refusal wrongInput(Command command, Envelope envelope) {
        return switch (command) {
            case RegisterSupplier c -> wrongRegistration(c, envelope);
            case ChangeSupplier c -> {
                Name3 name = c.name();
                yield first(
                        name == null ? null : Checks.name3(name, CommonRefusal.MALFORMED, "name"),
                        Checks.textIfGiven(c.traderName(), "traderName"),
                        wrongIban(c.iban()));
            }
            case RecordSupplierStatus c ->
                    first(
                            unless(
                                    LIST.matcher(c.list()).matches(),
                                    CommonRefusal.MALFORMED,
                                    "list"),
                            notFuture(c.statusDate(), envelope, "statusDate"));
        };
    }

    private static @Nullable Refusal wrongRegistration(RegisterSupplier c, Envelope envelope) {
        boolean person = c.kind() == SupplierKind.SOLE_TRADER;
        return first(
                when(person == (c.trader() == null), CommonRefusal.MALFORMED, "trader"),
                when(person == (c.entity() != null), CommonRefusal.MALFORMED, "entity"),
                c.entity() == null ? null : wrongEntity(c.entity(), envelope),
                c.trader() == null ? null : wrongTrader(c.trader()),
                wrongIban(c.iban()));
    }

    private static @Nullable Refusal wrongEntity(Entity entity, Envelope envelope) {
        LocalDate registeredOn = entity.registeredOn();
        return first(
                unless(Bin.isValid(entity.bin()), SupplierRefusal.BIN_INVALID, "entity.bin"),
                Checks.name3(entity.name(), CommonRefusal.MALFORMED, "entity.name"),
                registeredOn == null
                        ? null
                        : notFuture(registeredOn, envelope, "entity.registeredOn"));
    }

    private static @Nullable Refusal wrongTrader(Trader trader) {
        return first(
                unless(Iin.isValid(trader.iin()), SupplierRefusal.IIN_INVALID, "trader.iin"),
                Checks.text(trader.name(), "trader.name"));
    }

    private static @Nullable Refusal wrongIban(@Nullable String iban) {
        return when(iban != null && !Iban.isValid(iban), CommonRefusal.MALFORMED, "iban");
    }

    @Override
    public State evolve(State state, Fact<? extends SupplierEvent> fact) {
        return switch (fact.event()) {
            case SupplierRegistered e -> registered(e);
            case SupplierChanged e ->
                    state instanceof State.Known s
                            ? new State.Known(
                                    s.kind(),
                                    e.name() == null ? s.name() : e.name(),
                                    e.traderName() == null ? s.traderName() : e.traderName(),
                                    e.iban() == null ? s.iban() : e.iban(),
                                    s.status())
                            : state;
            case SupplierStatusRecorded e ->
                    state instanceof State.Known s
                            ? new State.Known(s.kind(), s.name(), s.traderName(), s.iban(), e)
                            : state;
        };
    }

    private static State registered(SupplierRegistered e) {
        Entity entity = e.entity();
        Trader trader = e.trader();
        return new State.Known(
                e.kind(),
                entity == null ? null : entity.name(),
                trader == null ? null : trader.name(),
                e.iban(),
                null);
    }
}
