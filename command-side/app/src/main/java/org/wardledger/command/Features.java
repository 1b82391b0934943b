package org.wardledger.command;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.Streams;
import org.wardledger.domain.access.Reads;
import org.wardledger.domain.account.AccountPeriod;
import org.wardledger.domain.account.MoneyCommand;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Periods;
import org.wardledger.domain.account.WardStatements;
import org.wardledger.domain.body.Body;
import org.wardledger.domain.body.BodyCommand;
import org.wardledger.domain.body.BodyState;
import org.wardledger.domain.decision.CommissionDecision;
import org.wardledger.domain.decision.DecisionCommand;
import org.wardledger.domain.institution.Institution;
import org.wardledger.domain.institution.InstitutionCommand;
import org.wardledger.domain.institution.InstitutionState;
import org.wardledger.domain.item.Item;
import org.wardledger.domain.operator.Operations;
import org.wardledger.domain.privacy.Privacy;
import org.wardledger.domain.privacy.PrivacyCommand;
import org.wardledger.domain.privacy.PrivacyState;
import org.wardledger.domain.publication.Publishing;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.domain.rule.Rule;
import org.wardledger.domain.supplier.Supplier;
import org.wardledger.domain.ward.Ward;
import org.wardledger.domain.ward.WardCommand;
import org.wardledger.domain.ward.WardState;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.AccountEvent;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.OperatorEvent;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.PublicationEvent;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.WardEvent;

/// All kinds of streams. A new feature is one line here.
public final class Features {
    public static final Feature<InstitutionCommand, InstitutionState, InstitutionEvent>
            INSTITUTION =
                    Feature.of(
                            "institution",
                            InstitutionCommand.class,
                            InstitutionEvent.class,
                            new Institution(),
                            (c, _) -> Streams.of(c.inst()));

    public static final Feature<Supplier.Command, Supplier.State, SupplierEvent> SUPPLIER =
            Feature.of(
                    "supplier",
                    Supplier.Command.class,
                    SupplierEvent.class,
                    new Supplier(),
                    (c, _) -> Streams.of(c.sup()));

    public static final Feature<Item.Command, Item.State, ItemEvent> ITEM =
            Feature.of(
                    "item",
                    Item.Command.class,
                    ItemEvent.class,
                    new Item(),
                    (c, _) -> Streams.of(c.item()));

    public static final Feature<Rule.Command, Rule.State, RuleEvent> RULE =
            Feature.of(
                    "rule",
                    Rule.Command.class,
                    RuleEvent.class,
                    new Rule(),
                    (c, _) -> Streams.of(c.rule()));

    public static final Feature<WardCommand, WardState, WardEvent> WARD =
            Feature.of(
                    "ward",
                    WardCommand.class,
                    WardEvent.class,
                    new Ward(),
                    (c, _) -> Streams.of(c.ward()));

    public static final Feature<BodyCommand, BodyState, BodyEvent> BODY =
            Feature.of(
                    "body",
                    BodyCommand.class,
                    BodyEvent.class,
                    new Body(),
                    (c, _) -> Streams.of(c.body()));

    public static final Feature<DecisionCommand, CommissionDecision.State, DecisionEvent> DECISION =
            Feature.of(
                    "decision",
                    DecisionCommand.class,
                    DecisionEvent.class,
                    new CommissionDecision(),
                    (c, _) -> Streams.of(c.decision()));

    public static final Feature<PrivacyCommand, PrivacyState, PrivacyEvent> PRIVACY =
            Feature.of(
                    "privacy",
                    PrivacyCommand.class,
                    PrivacyEvent.class,
                    new Privacy(),
                    (c, _) -> Streams.of(c.privacyCase()));

    public static final Feature<AccountRegister.Command, AccountRegister.State, AccountEvent>
            ACCOUNT =
                    Feature.of(
                            "account",
                            AccountRegister.Command.class,
                            AccountEvent.class,
                            new AccountRegister(),
                            (c, _) -> Streams.of(c.acct()));

    public static final Feature<MoneyCommand, PeriodState, MoneyEvent> PERIOD =
            new Feature<>(
                    "period",
                    MoneyCommand.class,
                    MoneyEvent.class,
                    new AccountPeriod(),
                    Features::period,
                    Features::attempt);

    public static final Feature<Operations.Command, Operations.State, OperatorEvent> OPERATIONS =
            Feature.of(
                    "ledger",
                    Operations.Command.class,
                    OperatorEvent.class,
                    new Operations(),
                    (_, _) -> Streams.LEDGER);

    public static final Feature<Publishing.Command, Publishing.State, PublicationEvent> PUBLISHING =
            Feature.of(
                    "publication",
                    Publishing.Command.class,
                    PublicationEvent.class,
                    new Publishing(),
                    (c, _) -> c.stream());

    public static final Feature<Reads.RecordReads, Reads.State, AccessEvent> READS =
            Feature.of(
                    "access",
                    Reads.RecordReads.class,
                    AccessEvent.class,
                    new Reads(),
                    (c, known) -> Streams.readsOf(c.inst(), known.today()));

    public static final List<Feature<?, ?, ?>> ALL =
            List.of(
                    PERIOD,
                    INSTITUTION,
                    SUPPLIER,
                    ITEM,
                    RULE,
                    ACCOUNT,
                    WARD,
                    BODY,
                    DECISION,
                    OPERATIONS,
                    PUBLISHING,
                    PRIVACY,
                    READS);

    private Features() {}

    /// Money moves in the month whose books are open; what belongs to an earlier one and comes late
    /// is posted there too.
    private static String period(MoneyCommand command, Known known) {
        if (command instanceof Periods.OpenPeriod open) {
            return Streams.of(open.acct(), open.period());
        }
        if (command instanceof WardStatements.StatementsCommand statements) {
            return Streams.of(statements.acct(), statements.period());
        }
        YearMonth open = known.registers().periodOf(command.acct());
        return Streams.of(command.acct(), open == null ? YearMonth.from(known.today()) : open);
    }

    private static @Nullable MoneyEvent attempt(
            MoneyCommand command, Refusal refusal, PeriodState state) {
        return state.open() ? RefusedAttempts.of(command, refusal, state) : null;
    }
}
