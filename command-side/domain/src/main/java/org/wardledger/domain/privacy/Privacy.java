package org.wardledger.domain.privacy;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.privacy.PrivacyCommand.AnswerRequest;
import org.wardledger.domain.privacy.PrivacyCommand.BlockData;
import org.wardledger.domain.privacy.PrivacyCommand.MoneyKept;
import org.wardledger.domain.privacy.PrivacyCommand.NotifyBreach;
import org.wardledger.domain.privacy.PrivacyCommand.ReceiveRequest;
import org.wardledger.domain.privacy.PrivacyCommand.ShredData;
import org.wardledger.domain.privacy.PrivacyCommand.UnblockData;
import org.wardledger.domain.privacy.PrivacyState.Received;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.PrivacyEvent.BreachNotified;
import org.wardledger.events.PrivacyEvent.DataBlocked;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.PrivacyEvent.DataUnblocked;
import org.wardledger.events.PrivacyEvent.PrivacyOutcome;
import org.wardledger.events.PrivacyEvent.RequestAnswered;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;

/// Cases about personal data (Law on Personal Data 24, 25). Who somebody is, their care, cases and
/// texts are destroyed at once when asked for; their money only when nothing moves any more and the
/// term of keeping accounts is over. Nobody destroys on their own: one person receives the request,
/// another destroys.
public final class Privacy implements Decider<PrivacyCommand, PrivacyState, PrivacyEvent> {

    @Override
    public PrivacyState initial() {
        return new PrivacyState.Unknown();
    }

    @Override
    public Decision<PrivacyEvent> decide(
            PrivacyCommand command, Envelope envelope, PrivacyState state) {
        return switch (command) {
            case ReceiveRequest c -> receive(c, state);
            case NotifyBreach c -> breach(c, envelope, state);
            case BlockData c ->
                    state instanceof Received r ? block(c, r) : unknown(wrongClasses(c.classes()));
            case UnblockData c ->
                    state instanceof Received r
                            ? unblock(c, r)
                            : unknown(wrongClasses(c.classes()));
            case ShredData c ->
                    state instanceof Received r
                            ? shred(c, envelope, r)
                            : unknown(wrongClasses(c.classes()));
            case AnswerRequest c ->
                    state instanceof Received r ? answer(c, r) : unknown(wrongText(c));
        };
    }

    private static Decision<PrivacyEvent> unknown(@Nullable Refusal input) {
        return input == null
                ? Decision.refuse(PrivacyRefusal.CASE_UNKNOWN, "privacyCase")
                : Decision.refuse(input);
    }

    private static Decision<PrivacyEvent> receive(ReceiveRequest c, PrivacyState state) {
        return accept(
                () ->
                        new RequestReceived(
                                c.privacyCase(), c.due(), c.right(), c.ward(), c.document()),
                when(c.document().isBlank(), PrivacyRefusal.IDENTITY_UNPROVEN, "document"),
                Checks.text(c.document(), "document"),
                unless(
                        state instanceof PrivacyState.Unknown,
                        CommonRefusal.APPEND_ONLY,
                        "privacyCase"),
                unless(c.wardEnrolled(), PrivacyRefusal.WARD_UNKNOWN, "ward"));
    }

    /// Blocking twice changes nothing.
    private static Decision<PrivacyEvent> block(BlockData c, Received r) {
        List<DataClass> fresh = c.classes().stream().filter(k -> !r.blocked().contains(k)).toList();
        Refusal wrong = first(wrongClasses(c.classes()), gone(c.classes(), r));
        if (wrong != null) {
            return Decision.refuse(wrong);
        }
        return fresh.isEmpty()
                ? Decision.accept()
                : Decision.accept(new DataBlocked(c.privacyCase(), c.law(), fresh, r.ward()));
    }

    private static Decision<PrivacyEvent> unblock(UnblockData c, Received r) {
        return accept(
                () -> new DataUnblocked(c.privacyCase(), c.law(), inOrder(c.classes()), r.ward()),
                wrongClasses(c.classes()),
                unless(
                        r.blocked().containsAll(c.classes()),
                        PrivacyRefusal.NOT_BLOCKED,
                        "classes"));
    }

    private static Decision<PrivacyEvent> shred(ShredData c, Envelope envelope, Received r) {
        List<UUID> keys =
                inOrder(c.classes()).stream()
                        .flatMap(k -> c.keys().getOrDefault(k, List.of()).stream())
                        .distinct()
                        .toList();
        boolean mayDestroy = r.right() == Right.DESTROY || r.right() == Right.OBJECT;
        return accept(
                () ->
                        new DataShredded(
                                c.privacyCase(),
                                c.law(),
                                inOrder(c.classes()),
                                c.backupsGoneOn(),
                                keys,
                                r.ward()),
                wrongClasses(c.classes()),
                unless(mayDestroy, PrivacyRefusal.OTHER_RIGHT, "privacyCase"),
                gone(c.classes(), r),
                when(keys.isEmpty(), PrivacyRefusal.ALREADY_SHREDDED, "classes"),
                c.classes().contains(DataClass.MONEY) ? kept(c.money(), envelope.today()) : null,
                when(
                        r.receivedBy().equals(envelope.by().actor()),
                        PrivacyRefusal.SAME_PERSON,
                        "privacyCase"));
    }

    private static @Nullable Refusal kept(MoneyKept money, LocalDate today) {
        LocalDate until = money.until();
        Refusal running = Refusal.at(PrivacyRefusal.RETENTION_RUNNING, "classes");
        return first(
                when(money.balanceOpen(), PrivacyRefusal.BALANCE_OPEN, "classes"),
                when(money.periodOpen(), PrivacyRefusal.PERIOD_OPEN, "classes"),
                until == null
                        ? running
                        : until.isBefore(today) ? null : running.with("until", until));
    }

    private static @Nullable Refusal gone(List<DataClass> classes, Received r) {
        return when(
                r.ward() == null || classes.stream().anyMatch(r.shredded()::contains),
                PrivacyRefusal.ALREADY_SHREDDED,
                "classes");
    }

    private static Decision<PrivacyEvent> answer(AnswerRequest c, Received r) {
        boolean done =
                switch (r.right()) {
                    case DESTROY -> !r.shredded().isEmpty();
                    case BLOCK -> !r.blocked().isEmpty();
                    case CORRECT -> c.corrected();
                    case SEE, OBJECT -> true;
                };
        return accept(
                () -> new RequestAnswered(c.privacyCase(), c.law(), c.outcome(), c.text()),
                wrongText(c),
                when(r.answered(), PrivacyRefusal.ALREADY_ANSWERED, "privacyCase"),
                when(
                        c.outcome() == PrivacyOutcome.DONE && !done,
                        PrivacyRefusal.NOT_DONE,
                        "outcome"));
    }

    private static @Nullable Refusal wrongText(AnswerRequest c) {
        return first(
                when(c.text().isBlank(), PrivacyRefusal.ANSWER_MISSING, "text"),
                Checks.text(c.text(), "text"));
    }

    private static Decision<PrivacyEvent> breach(
            NotifyBreach c, Envelope envelope, PrivacyState state) {
        return accept(
                () ->
                        new BreachNotified(
                                c.privacyCase(),
                                c.detected(),
                                c.notified(),
                                c.circle(),
                                c.measures()),
                Checks.notFuture(c.notified(), envelope, "notified"),
                when(c.notified().isBefore(c.detected()), CommonRefusal.MALFORMED, "notified"),
                Checks.text(c.circle(), "circle"),
                Checks.text(c.measures(), "measures"),
                unless(
                        state instanceof PrivacyState.Unknown,
                        PrivacyRefusal.BREACH_KNOWN,
                        "privacyCase"));
    }

    private static @Nullable Refusal wrongClasses(List<DataClass> classes) {
        boolean once = Set.copyOf(classes).size() == classes.size();
        return when(classes.isEmpty() || !once, CommonRefusal.MALFORMED, "classes");
    }

    private static List<DataClass> inOrder(List<DataClass> classes) {
        return classes.stream().sorted().toList();
    }

    @Override
    public PrivacyState evolve(PrivacyState state, Fact<? extends PrivacyEvent> fact) {
        return switch (fact.event()) {
            case RequestReceived e -> received(e, fact);
            case DataBlocked e -> state instanceof Received r ? r.block(e.classes()) : state;
            case DataUnblocked e -> state instanceof Received r ? r.unblock(e.classes()) : state;
            case DataShredded e -> state instanceof Received r ? r.shred(e.classes()) : state;
            case RequestAnswered _ -> state instanceof Received r ? r.answer() : state;
            case BreachNotified _ -> new PrivacyState.Breach();
        };
    }

    private static Received received(RequestReceived e, Fact<?> fact) {
        Id.@Nullable Ward ward = e.ward();
        return new Received(
                ward, e.right(), fact.at(), fact.by().actor(), Set.of(), Set.of(), false);
    }
}
