package org.wardledger.command.imports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.Outcome;
import org.wardledger.command.imports.DryRuns.DryRun;
import org.wardledger.command.imports.StatementImport.Target;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.StatementRefusal;
import org.wardledger.domain.account.Statements;
import org.wardledger.domain.institution.InstitutionState;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode.StatementFormat;
import org.wardledger.events.Recorded;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.eventstore.EventStore;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.table.TableMapping;

/// Writes a confirmed statement: the statement, then its lines in portions. One run for an account
/// at a time, so that the number of new lines is right when it is recorded.
final class StatementRecording {
    private final CommandCore core;
    private final EventStore store;
    private final ConcurrentHashMap<Id.Account, Object> turns = new ConcurrentHashMap<>();

    StatementRecording(CommandCore core, EventStore store) {
        this.core = core;
        this.store = store;
    }

    static String base64(String hex) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
    }

    String bin(Id.Institution inst) {
        InstitutionState home = core.states().state(Features.INSTITUTION, Streams.of(inst));
        return home instanceof InstitutionState.Open open ? open.bin() : "";
    }

    PeriodState period(Id.Account acct) {
        YearMonth month = core.index().registers().periodOf(acct);
        YearMonth first = YearMonth.of(1970, 1);
        return core.states()
                .state(Features.PERIOD, Streams.of(acct, month == null ? first : month));
    }

    /// A file taken in before has nothing new, in whatever month it came.
    Comparison compare(Id.Account acct, ParsedStatement statement, String hash, LocalDate today) {
        PeriodState state = period(acct);
        Entry entry = entry(acct, hash);
        if (entry.statement() != null && complete(state, entry.statement())) {
            return new Comparison(
                    List.of(),
                    statement.lines().size(),
                    List.of(Trouble.notice(StatementRefusal.ALREADY_IMPORTED.code())));
        }
        return Comparison.of(statement, hash, state, stored(acct), today);
    }

    private UnaryOperator<String> stored(Id.Account acct) {
        return key -> core.index().registers().lineKey(acct, key);
    }

    private static boolean complete(PeriodState state, UUID statement) {
        var progress = state.bank().statements().get(statement);
        return progress == null || progress.complete();
    }

    /// @param key to record the statement under
    /// @param statement event id where it is recorded already
    private record Entry(UUID key, @Nullable UUID statement) {}

    /// A refused attempt uses its key up; the next one has the next key.
    private Entry entry(Id.Account acct, String hash) {
        for (int attempt = 0; ; attempt++) {
            UUID key = NamedKey.of("statement.import", acct.value(), hash, attempt);
            Long position = core.index().position(key);
            if (position == null) {
                return new Entry(key, null);
            }
            Recorded<LedgerEvent> found =
                    core.reader().read(store.readAll(position - 1, 1).getFirst()).foldable();
            if (found != null && found.event() instanceof StatementImported) {
                return new Entry(key, found.fact().id());
            }
        }
    }

    ImportResult record(DryRun run, Target target, LocalDate today) {
        synchronized (turns.computeIfAbsent(run.acct(), _ -> new Object())) {
            Comparison comparison = compare(run.acct(), run.statement(), run.fileHash(), today);
            if (comparison.stops()) {
                return ImportResult.refused(Refusal.of(ImportRefusal.CHANGED_SINCE));
            }
            Entry entry = entry(run.acct(), run.fileHash());
            if (entry.statement() != null && comparison.fresh().isEmpty()) {
                return new ImportResult(0, comparison.known(), store.head(), null);
            }
            ImportResult result = write(run, target, comparison, entry);
            if (result.refusal() == null) {
                saveMapping(run, target);
            }
            return result;
        }
    }

    private ImportResult write(DryRun run, Target target, Comparison comparison, Entry entry) {
        UUID statement = entry.statement();
        long position = 0;
        if (statement == null) {
            Outcome outcome =
                    core.ledger()
                            .execute(imports(run, target, comparison), run.caller(), entry.key());
            if (outcome instanceof Outcome.Refused refused) {
                return ImportResult.refused(refused.refusal());
            }
            Outcome.Done done = (Outcome.Done) outcome;
            statement = done.events().getFirst().id();
            position = done.position();
        }
        return lines(run, target, comparison, statement, position);
    }

    private ImportResult lines(
            DryRun run, Target target, Comparison comparison, UUID statement, long from) {
        LineEvents events =
                new LineEvents(
                        target.inst(), run.acct(), target.bin(), target.iban(), stored(run.acct()));
        int recorded = 0;
        long position = from;
        int number = 0;
        for (List<LineRecorded> portion : events.portions(statement, run.statement().lines())) {
            Outcome outcome = portion(run.caller(), run.acct(), statement, portion, number++);
            switch (outcome) {
                case Outcome.Refused refused -> {
                    return ImportResult.refused(refused.refusal());
                }
                case Outcome.Done done -> {
                    recorded += done.hit() ? 0 : done.events().size();
                    position = Math.max(position, done.position());
                }
            }
        }
        return new ImportResult(recorded, comparison.known(), position, null);
    }

    private Outcome portion(
            Caller caller,
            Id.Account acct,
            UUID statement,
            List<LineRecorded> portion,
            int number) {
        UUID key = NamedKey.of("statement.record-lines", statement, number, caller.actor().value());
        return core.ledger()
                .execute(
                        new Plain(new Statements.RecordLines(acct, statement, portion)),
                        caller,
                        key);
    }

    private Plain imports(DryRun run, Target target, Comparison comparison) {
        ParsedStatement s = run.statement();
        return new Plain(
                new Statements.ImportStatement(
                        run.acct(),
                        new StatementImported(
                                target.inst(),
                                run.acct(),
                                s.from(),
                                s.to(),
                                format(s),
                                run.fileHash(),
                                s.openingTiyn(),
                                s.closingTiyn(),
                                s.sum(Direction.IN),
                                s.sum(Direction.OUT),
                                comparison.fresh().size(),
                                run.fileName()),
                        s.lines().stream()
                                .map(ParsedLine::key)
                                .map(stored(run.acct()))
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static StatementFormat format(ParsedStatement statement) {
        return switch (statement.format()) {
            case ONE_C -> StatementFormat.ONE_C;
            case CAMT053 -> StatementFormat.CAMT053;
            case TABLE -> StatementFormat.TABLE;
        };
    }

    /// The next file of the account is read the same way. What the record holds already is refused
    /// as "nothing changed", which is fine.
    private void saveMapping(DryRun run, Target target) {
        if (run.mapping() == null) {
            return;
        }
        TableMapping mapping = run.mapping().withBalances(null, null);
        if (mapping.equals(target.mapping())) {
            return;
        }
        String text = MappingText.stored(mapping);
        UUID key =
                NamedKey.of(
                        "account.save-mapping",
                        run.acct().value(),
                        run.fileHash(),
                        text,
                        run.caller().actor().value());
        core.ledger()
                .execute(
                        new Plain(new AccountRegister.SaveMapping(run.acct(), text)),
                        run.caller(),
                        key);
    }
}
