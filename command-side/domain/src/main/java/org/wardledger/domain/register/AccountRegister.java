package org.wardledger.domain.register;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.notFuture;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.identifiers.Bic;
import org.wardledger.domain.identifiers.Iban;
import org.wardledger.events.AccountEvent;
import org.wardledger.events.AccountEvent.AccountChanged;
import org.wardledger.events.AccountEvent.AccountClosed;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.AccountEvent.MappingSaved;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.AccountKind;
import org.wardledger.events.MoneyCode.KsnType;

/// Register data of the accounts that hold wards' money. The full number is sealed, outsiders see
/// its last four characters. Charity accounts are refused: they hold funds without wards, which the
/// ledger does not keep yet.
public final class AccountRegister
        implements Decider<AccountRegister.Command, AccountRegister.State, AccountEvent> {
    private static final int MAPPING_MAX = 8_000;

    /// What may be asked.
    public sealed interface Command extends org.wardledger.domain.Command {
        Id.Account acct();
    }

    /// @param ibanTaken another account has this number
    /// @param institutionOpen the home is in the register and has not ended
    public record RegisterAccount(
            Id.Institution inst,
            Id.Account acct,
            AccountKind kind,
            KsnType ksnType,
            String bic,
            String iban,
            String cur,
            LocalDate eff,
            boolean ibanTaken,
            boolean institutionOpen)
            implements Command {
        @Override
        public String code() {
            return "account.register";
        }
    }

    /// Null means unchanged.
    ///
    /// @param ibanTaken another account has this number
    public record ChangeAccount(
            Id.Account acct,
            @Nullable KsnType ksnType,
            @Nullable String bic,
            @Nullable String iban,
            LocalDate eff,
            boolean ibanTaken)
            implements Command {
        @Override
        public String code() {
            return "account.change";
        }
    }

    /// Which column of its table statements means what.
    public record SaveMapping(Id.Account acct, String mapping) implements Command {
        @Override
        public String code() {
            return "account.save-mapping";
        }
    }

    /// @param held bank, cash and transit of its last period, tiyn
    /// @param openPeriod it has a period that is not closed
    public record CloseAccount(Id.Account acct, LocalDate eff, long held, boolean openPeriod)
            implements Command {
        @Override
        public String code() {
            return "account.close";
        }
    }

    /// What later rules need to know.
    public sealed interface State {
        /// No event yet.
        record Unknown() implements State {}

        /// In use.
        record Open(
                LocalDate since,
                AccountKind kind,
                KsnType ksnType,
                String bic,
                String iban,
                @Nullable String mapping)
                implements State {}

        /// No money, no further period.
        record Closed() implements State {}
    }

    @Override
    public State initial() {
        return new State.Unknown();
    }

    @Override
    public Decision<AccountEvent> decide(Command command, Envelope envelope, State state) {
        Refusal wrong = wrongInput(command, envelope);
        if (wrong != null) {
            return Decision.refuse(wrong);
        }
        return switch (state) {
            case State.Unknown _ when command instanceof RegisterAccount c -> register(c);
            case State.Unknown _ -> Decision.refuse(AccountRefusal.UNKNOWN, "acct");
            case State.Closed _ -> Decision.refuse(AccountRefusal.CLOSED, "acct");
            case State.Open open -> decideOpen(command, open);
        };
    }

    private static Decision<AccountEvent> register(RegisterAccount c) {
        return accept(
                () ->
                        new AccountRegistered(
                                c.inst(),
                                c.acct(),
                                c.kind(),
                                c.ksnType(),
                                c.bic(),
                                Iban.last4(c.iban()),
                                c.cur(),
                                c.eff(),
                                c.iban()),
                unless(c.institutionOpen(), AccountRefusal.INSTITUTION_UNKNOWN, "inst"),
                when(c.ibanTaken(), AccountRefusal.IBAN_TAKEN, "iban"));
    }

    private static Decision<AccountEvent> decideOpen(Command command, State.Open open) {
        return switch (command) {
            case RegisterAccount _ -> Decision.refuse(CommonRefusal.APPEND_ONLY, "acct");
            case ChangeAccount c -> change(c, open);
            case SaveMapping c ->
                    accept(
                            () -> new MappingSaved(c.acct(), c.mapping()),
                            when(
                                    c.mapping().equals(open.mapping()),
                                    AccountRefusal.NOTHING_CHANGED));
            case CloseAccount c -> close(c, open);
        };
    }

    private static Decision<AccountEvent> change(ChangeAccount c, State.Open open) {
        KsnType ksnType = changed(c.ksnType(), open.ksnType());
        String bic = changed(c.bic(), open.bic());
        String iban = changed(c.iban(), open.iban());
        return accept(
                () ->
                        new AccountChanged(
                                c.acct(),
                                ksnType,
                                bic,
                                iban == null ? null : Iban.last4(iban),
                                c.eff(),
                                iban),
                wrongIban(iban, open.kind()),
                when(
                        ksnType == null && bic == null && iban == null,
                        AccountRefusal.NOTHING_CHANGED),
                when(iban != null && c.ibanTaken(), AccountRefusal.IBAN_TAKEN, "iban"));
    }

    private static <T> @Nullable T changed(@Nullable T wanted, T old) {
        return old.equals(wanted) ? null : wanted;
    }

    private static Decision<AccountEvent> close(CloseAccount c, State.Open open) {
        return accept(
                () -> new AccountClosed(c.acct(), c.eff()),
                when(c.eff().isBefore(open.since()), CommonRefusal.MALFORMED, "eff"),
                c.held() == 0
                        ? null
                        : Refusal.of(AccountRefusal.BALANCE_NOT_ZERO).with("amount", c.held()),
                when(c.openPeriod(), AccountRefusal.PERIOD_OPEN));
    }

    private static @Nullable Refusal wrongInput(Command command, Envelope envelope) {
        return switch (command) {
            case RegisterAccount c ->
                    first(
                            when(
                                    c.kind() == AccountKind.CHARITY,
                                    AccountRefusal.KIND_UNSUPPORTED,
                                    "kind"),
                            wrongIban(c.iban(), c.kind()),
                            wrongBic(c.bic()),
                            unless(
                                    hasHundredths(c.cur()),
                                    AccountRefusal.CURRENCY_UNSUPPORTED,
                                    "cur"),
                            notFuture(c.eff(), envelope, "eff"));
            case ChangeAccount c ->
                    first(
                            wrongIban(c.iban(), AccountKind.BANK),
                            wrongBic(c.bic()),
                            notFuture(c.eff(), envelope, "eff"));
            case SaveMapping c ->
                    first(
                            when(c.mapping().isBlank(), CommonRefusal.MALFORMED, "mapping"),
                            Checks.notLonger(c.mapping(), MAPPING_MAX, "mapping"));
            case CloseAccount c -> notFuture(c.eff(), envelope, "eff");
        };
    }

    /// A control cash account lies with the treasury, which issues Kazakh numbers only; a bank
    /// account may lie anywhere.
    private static @Nullable Refusal wrongIban(@Nullable String iban, AccountKind kind) {
        return when(
                iban != null
                        && !(kind == AccountKind.KSN ? Iban.isKazakh(iban) : Iban.isValid(iban)),
                AccountRefusal.IBAN_INVALID,
                "iban");
    }

    private static @Nullable Refusal wrongBic(@Nullable String bic) {
        return when(bic != null && !Bic.isValid(bic), CommonRefusal.MALFORMED, "bic");
    }

    /// Amounts are whole hundredths, so a currency must have exactly two decimals (ISO 4217).
    private static boolean hasHundredths(String cur) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(
                        c -> c.getCurrencyCode().equals(cur) && c.getDefaultFractionDigits() == 2);
    }

    @Override
    public State evolve(State state, Fact<? extends AccountEvent> fact) {
        return switch (fact.event()) {
            case AccountRegistered e ->
                    new State.Open(e.eff(), e.kind(), e.ksnType(), e.bic(), e.iban(), null);
            case AccountChanged e ->
                    state instanceof State.Open s
                            ? new State.Open(
                                    s.since(),
                                    s.kind(),
                                    Objects.requireNonNullElse(e.ksnType(), s.ksnType()),
                                    Objects.requireNonNullElse(e.bic(), s.bic()),
                                    Objects.requireNonNullElse(e.iban(), s.iban()),
                                    s.mapping())
                            : state;
            case MappingSaved e ->
                    state instanceof State.Open s
                            ? new State.Open(
                                    s.since(),
                                    s.kind(),
                                    s.ksnType(),
                                    s.bic(),
                                    s.iban(),
                                    e.mapping())
                            : state;
            case AccountClosed _ -> new State.Closed();
        };
    }
}
