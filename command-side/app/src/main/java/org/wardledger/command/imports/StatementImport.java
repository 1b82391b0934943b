package org.wardledger.command.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.Gateway;
import org.wardledger.command.imports.DryRuns.DryRun;
import org.wardledger.command.imports.ImportReport.Line;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.domain.Streams;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Place;
import org.wardledger.statements.ReadResult;
import org.wardledger.statements.StatementChoice;
import org.wardledger.statements.StatementReader;
import org.wardledger.statements.StatementSource;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.table.TablePreview;

/// Takes bank statements in: first a dry run, which records nothing whatever the file is, then one
/// confirmation of exactly what was shown. A run that broke is completed by the same file; a file
/// that was taken in adds nothing.
public final class StatementImport {
    /// Whoever may send this one may take statements in.
    public static final String COMMAND = "statement.import";

    private final CommandCore core;
    private final Policy policy;
    private final Consumer<ImportResult> confirmed;
    private final java.time.Clock clock;
    private final StatementReader reader = new StatementReader();
    private final DryRuns dryRuns;
    private final StatementRecording recording;

    public StatementImport(
            CommandCore core, EventStore store, Policy policy, java.time.Clock clock) {
        this(core, store, policy, clock, _ -> {});
    }

    /// @param confirmed hears of each confirmation, such as `Meters::imported`
    public StatementImport(
            CommandCore core,
            EventStore store,
            Policy policy,
            java.time.Clock clock,
            Consumer<ImportResult> confirmed) {
        this.core = core;
        this.policy = policy;
        this.confirmed = confirmed;
        this.clock = clock;
        this.dryRuns = new DryRuns(clock);
        this.recording = new StatementRecording(core, store);
    }

    /// Accounts that the caller may import into, with their registered numbers.
    public List<Target> targets(Caller caller) {
        List<Target> targets = new ArrayList<>();
        for (Registers.Account account : core.index().registers().accounts()) {
            Target target = target(account.acct());
            if (target != null && policy.permits(caller, COMMAND, account.inst())) {
                targets.add(target);
            }
        }
        return List.copyOf(targets);
    }

    /// An account in use.
    ///
    /// @param bin of the home
    /// @param mapping saved for its table statements; null where there is none
    public record Target(
            Id.Account acct,
            Id.Institution inst,
            String bin,
            String iban,
            String cur,
            @Nullable TableMapping mapping) {}

    private @Nullable Target target(Id.Account acct) {
        Registers.Account account = core.index().registers().account(acct);
        return account != null
                        && core.states().state(Features.ACCOUNT, Streams.of(acct))
                                instanceof AccountRegister.State.Open open
                ? new Target(
                        acct,
                        account.inst(),
                        recording.bin(account.inst()),
                        open.iban(),
                        account.cur(),
                        MappingText.read(open.mapping()))
                : null;
    }

    /// Reads a file and says what taking it in would do.
    ///
    /// @param fields of a table, as [MappingText] names them; what is left out is as saved with the
    ///     account, else as proposed
    /// @throws IOException where the source cannot be read; a bad file is a report
    public ImportReport dryRun(
            Caller caller,
            Id.Account acct,
            String fileName,
            StatementSource source,
            Map<String, String> fields)
            throws IOException {
        Target target = target(acct);
        if (target == null) {
            return refused(ImportRefusal.ACCOUNT_UNKNOWN);
        }
        if (!policy.permits(caller, COMMAND, target.inst())) {
            return refused(CommonRefusal.NOT_PERMITTED);
        }
        TablePreview preview = reader.preview(source);
        TableMapping known = known(target, preview);
        TableMapping columns;
        switch (MappingText.over(known, fields)) {
            case MappingText.Said.Fits(var mapping) -> columns = preview == null ? null : mapping;
            case MappingText.Said.Wrong(String field) -> {
                return wrongField(field, target, known, preview);
            }
        }
        ReadResult read = reader.read(source, columns);
        StatementChoice choice = StatementChoice.of(read, target.iban(), target.cur());
        return report(new Reading(caller, target, fileName, columns, preview, read, choice));
    }

    private record Reading(
            Caller caller,
            Target target,
            String fileName,
            @Nullable TableMapping columns,
            @Nullable TablePreview preview,
            ReadResult read,
            StatementChoice choice) {}

    private static @Nullable TableMapping known(Target target, @Nullable TablePreview preview) {
        if (preview == null || target.mapping() != null) {
            return preview == null ? null : target.mapping();
        }
        return preview.suggested();
    }

    private ImportReport report(Reading reading) {
        ParsedStatement statement = statement(reading.choice());
        List<Trouble> troubles =
                new ArrayList<>(reading.choice().problems().stream().map(Trouble::of).toList());
        String hash = StatementRecording.base64(reading.read().fileHash());
        List<ParsedLine> fresh = List.of();
        if (statement != null) {
            Comparison comparison =
                    recording.compare(reading.target().acct(), statement, hash, today());
            troubles.addAll(comparison.troubles());
            fresh = comparison.fresh();
        }
        boolean stops =
                reading.choice() instanceof StatementChoice.Refused
                        || statement == null
                        || troubles.stream().anyMatch(Trouble::fatal);
        String token = stops || statement == null ? null : keep(reading, statement, hash);
        List<Line> lines = lines(statement, fresh);
        return new ImportReport(
                token,
                hash,
                reading.read() instanceof ReadResult.Parsed parsed ? parsed.dialect() : "",
                statement,
                reading.target().cur(),
                fresh.size(),
                lines.size() - fresh.size(),
                lines,
                List.copyOf(troubles),
                reading.columns(),
                reading.preview());
    }

    private static @Nullable ParsedStatement statement(StatementChoice choice) {
        return switch (choice) {
            case StatementChoice.Ready(ParsedStatement statement, List<?> _) -> statement;
            case StatementChoice.NeedsDecision(ParsedStatement statement, List<?> _) -> statement;
            case StatementChoice.Refused(ParsedStatement statement, List<?> _) -> statement;
        };
    }

    private String keep(Reading reading, ParsedStatement statement, String hash) {
        return dryRuns.keep(
                new DryRun(
                        reading.caller(),
                        reading.target().acct(),
                        FileName.stored(reading.fileName()),
                        hash,
                        statement,
                        reading.preview() == null ? null : reading.columns(),
                        clock.instant()));
    }

    private static List<Line> lines(@Nullable ParsedStatement statement, List<ParsedLine> fresh) {
        if (statement == null) {
            return List.of();
        }
        Set<String> keys = new HashSet<>();
        fresh.forEach(line -> keys.add(line.key()));
        return statement.lines().stream().map(l -> new Line(l, keys.contains(l.key()))).toList();
    }

    private static ImportReport refused(RefusalCode code) {
        return unread(Trouble.fatal(code, Place.FILE), "", null, null);
    }

    /// What is known of the columns is shown, so that the field can be put right.
    private static ImportReport wrongField(
            String field,
            Target target,
            @Nullable TableMapping known,
            @Nullable TablePreview preview) {
        return unread(Trouble.mapping(field), target.cur(), known, preview);
    }

    private static ImportReport unread(
            Trouble trouble,
            String cur,
            @Nullable TableMapping mapping,
            @Nullable TablePreview preview) {
        return new ImportReport(
                null, "", "", null, cur, 0, 0, List.of(), List.of(trouble), mapping, preview);
    }

    private java.time.LocalDate today() {
        return java.time.LocalDate.ofInstant(clock.instant(), Gateway.LEGAL_TIME);
    }

    /// Records what the dry run showed. May be repeated; what stands there already is not recorded
    /// again. An outage leaves a part of the lines: the days count as not covered until the same
    /// file completes them.
    ///
    /// @throws org.wardledger.eventstore.EventStoreUnavailable where the outcome is unknown; the
    ///     same token or the same file finds out
    public ImportResult confirm(Caller caller, String token) {
        return confirm(caller, null, token);
    }

    /// The same, where the caller says which account the dry run was for.
    public ImportResult confirm(Caller caller, Id.@Nullable Account acct, String token) {
        ImportResult result = result(caller, acct, token);
        confirmed.accept(result);
        return result;
    }

    private ImportResult result(Caller caller, Id.@Nullable Account acct, String token) {
        DryRun found = dryRuns.find(token, caller);
        DryRun run = found == null || acct == null || acct.equals(found.acct()) ? found : null;
        Target target = run == null ? null : target(run.acct());
        if (run == null || target == null) {
            return ImportResult.refused(Refusal.of(ImportRefusal.TOKEN_UNKNOWN));
        }
        if (!policy.permits(caller, COMMAND, target.inst())) {
            return ImportResult.refused(Refusal.of(CommonRefusal.NOT_PERMITTED));
        }
        return recording.record(run, target, today());
    }
}
