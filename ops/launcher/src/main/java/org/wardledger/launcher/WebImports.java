package org.wardledger.launcher;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.imports.ImportReport;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.command.imports.MappingText;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.imports.Uploads;
import org.wardledger.command.security.SignedIn;
import org.wardledger.domain.RefusalTexts;
import org.wardledger.domain.identifiers.Iban;
import org.wardledger.events.Id;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.ProblemTexts;
import org.wardledger.statements.StatementSource;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.table.TablePreview;
import org.wardledger.web.work.NoRoom;
import org.wardledger.web.work.StatementImports;

/// Lets the pages take statements in through the command side, as whoever is signed in. The
/// uploaded file lies in a private file while it is read, and is gone afterwards. What was found
/// out is kept in memory for as long as it can be confirmed, to be looked at again.
final class WebImports implements StatementImports {
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int KEPT_MAX = 64;

    private final StatementImport imports;
    private final Uploads uploads;
    private final Cache<Key, Read> reports = kept();
    private final Cache<Key, ImportResult> results = kept();

    WebImports(StatementImport imports, Uploads uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    /// Nobody sees what somebody else sent.
    private record Key(Caller who, String id) {}

    private record Read(String account, ImportReport report) {}

    private static <V> Cache<Key, V> kept() {
        return Caffeine.newBuilder().maximumSize(KEPT_MAX).expireAfterWrite(KEPT).build();
    }

    @Override
    public List<Target> targets() {
        return imports.targets(caller()).stream()
                .map(t -> new Target(t.acct().value(), Iban.last4(t.iban()), t.cur()))
                .toList();
    }

    @Override
    public String dryRun(
            String account, String fileName, InputStream file, Map<String, String> mapping)
            throws IOException {
        @Nullable Path copy = null;
        try {
            copy = uploads.file();
            Uploads.copy(file, copy, Long.MAX_VALUE); // the form's own limit has been kept
            ImportReport report =
                    imports.dryRun(
                            caller(),
                            new Id.Account(account),
                            fileName,
                            StatementSource.of(copy),
                            mapping);
            String id = UUID.randomUUID().toString();
            reports.put(new Key(caller(), id), new Read(account, report));
            return id;
        } catch (Uploads.NoRoom e) {
            throw new NoRoom(e);
        } finally {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        }
    }

    @Override
    public @Nullable Report report(String id, Locale locale) {
        Read read = reports.getIfPresent(new Key(caller(), id));
        return read == null ? null : shown(read.account(), read.report(), locale);
    }

    private static Report shown(String account, ImportReport report, Locale locale) {
        ParsedStatement s = report.statement();
        return new Report(
                account,
                report.token(),
                report.dialect(),
                s == null ? null : s.from(),
                s == null ? null : s.to(),
                s == null ? null : s.openingTiyn(),
                s == null ? null : s.closingTiyn(),
                s == null ? 0 : s.sum(Direction.IN),
                s == null ? 0 : s.sum(Direction.OUT),
                report.cur(),
                report.fresh(),
                report.known(),
                report.lines().stream().map(l -> line(l, locale)).toList(),
                report.troubles().stream()
                        .map(
                                t ->
                                        new Trouble(
                                                t.placeText(locale),
                                                t.field(),
                                                t.fatal(),
                                                t.text(locale)))
                        .toList(),
                report.mapping() == null ? Map.of() : MappingText.fields(report.mapping()),
                headings(report.preview(), report.mapping()));
    }

    private static Line line(ImportReport.Line line, Locale locale) {
        ParsedLine p = line.line();
        return new Line(
                ProblemTexts.in(locale).place(p.place()),
                line.fresh() ? "NEW" : "KNOWN",
                p.bookingDate(),
                p.direction() == Direction.IN,
                p.amountTiyn(),
                Stream.of(p.counterpartyName(), p.counterpartyId())
                        .filter(t -> t != null)
                        .collect(Collectors.joining(", ")),
                p.purpose() == null ? "" : p.purpose());
    }

    /// Columns by their headings where the table has them in its first rows or the account's record
    /// names them, otherwise by number.
    private static List<String> headings(
            @Nullable TablePreview preview, @Nullable TableMapping used) {
        if (preview == null) {
            return List.of();
        }
        int width = preview.rows().stream().mapToInt(List::size).max().orElse(0);
        Stream<String> named =
                Stream.of(used, preview.suggested())
                        .filter(Objects::nonNull)
                        .flatMap(m -> m.columns().values().stream());
        Stream<String> numbered = IntStream.rangeClosed(1, width).mapToObj(i -> "#" + i);
        return Stream.concat(named, numbered).distinct().toList();
    }

    /// What the first confirmation came to stays: a second one finds everything there already.
    @Override
    public void confirm(String token) {
        Key key = new Key(caller(), token);
        ImportResult result = imports.confirm(key.who(), token);
        results.asMap().merge(key, result, (first, now) -> first.refusal() == null ? first : now);
    }

    @Override
    public @Nullable Result result(String token, Locale locale) {
        ImportResult result = results.getIfPresent(new Key(caller(), token));
        if (result == null) {
            return null;
        }
        String refusal =
                result.refusal() == null
                        ? null
                        : RefusalTexts.in(locale.getLanguage()).text(result.refusal());
        return new Result(result.recorded(), result.known(), result.position(), refusal);
    }

    private static Caller caller() {
        SignedIn person = SignedInVisitors.person();
        if (person == null) {
            throw new IllegalStateException("the security rules let nobody in without a sign-in");
        }
        return person.caller();
    }
}
