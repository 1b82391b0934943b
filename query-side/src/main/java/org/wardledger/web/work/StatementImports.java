package org.wardledger.web.work;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Taking in bank statements, as the pages see it: a dry run that changes nothing, then one
/// confirmation. Supplied by the command side, for whoever is signed in.
public interface StatementImports {

    /// Accounts the visitor may import into.
    List<Target> targets();

    /// One account.
    record Target(String account, String iban4, String cur) {}

    /// Reads a file and finds out what taking it in would do. Nothing is recorded.
    ///
    /// @param mapping columns of a table by field name; empty to use the saved or suggested one
    /// @return what to ask for the report by, for half an hour and by nobody else
    String dryRun(String account, String fileName, InputStream file, Map<String, String> mapping)
            throws IOException;

    /// What a dry run found out; null where it is not kept any more, or is somebody else's.
    @Nullable Report report(String id, Locale locale);

    /// Takes the statement in as the dry run showed it. May be repeated.
    void confirm(String token);

    /// What came of a confirmation; null where it is not kept any more, or is somebody else's.
    @Nullable Result result(String token, Locale locale);

    /// What a file holds.
    ///
    /// @param account that it was read for
    /// @param token names this dry run; null when it cannot be confirmed
    /// @param mapping columns used or suggested, for tables; empty for other formats
    record Report(
            String account,
            @Nullable String token,
            String format,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Long opening,
            @Nullable Long closing,
            long in,
            long out,
            String cur,
            int fresh,
            int known,
            List<Line> lines,
            List<Trouble> troubles,
            Map<String, String> mapping,
            List<String> columns) {

        public boolean refused() {
            return token == null;
        }
    }

    /// One line of the file.
    ///
    /// @param place where it stands in the file
    /// @param state NEW or KNOWN
    record Line(
            String place,
            String state,
            LocalDate date,
            boolean incoming,
            long amount,
            String counterparty,
            String purpose) {}

    /// Something that is wrong, with its place, the reason and the next step in the reader's
    /// language.
    record Trouble(String place, String field, boolean fatal, String text) {}

    /// What was recorded.
    ///
    /// @param refusal text of the refusal; null when it was taken in
    record Result(int recorded, int known, long position, @Nullable String refusal) {}
}
