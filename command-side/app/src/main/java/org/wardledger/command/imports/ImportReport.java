package org.wardledger.command.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.table.TablePreview;

/// What taking a file in would do. Nothing is recorded. Holds payment texts: for the accountant's
/// eyes only, never for a log.
///
/// @param token confirms exactly this dry run, for half an hour; null where it cannot be confirmed
/// @param fileHash SHA-256, base64url; empty for a file refused unread
/// @param dialect variety of the format, such as `1.03`; empty where it was not recognised
/// @param statement what the file says of this account; null where nothing
/// @param cur currency of the account
/// @param fresh lines that would be recorded
/// @param known lines that are recorded already
/// @param mapping columns used, for tables
/// @param preview top of a table with a proposed mapping; null for other formats
public record ImportReport(
        @Nullable String token,
        String fileHash,
        String dialect,
        @Nullable ParsedStatement statement,
        String cur,
        int fresh,
        int known,
        List<Line> lines,
        List<Trouble> troubles,
        @Nullable TableMapping mapping,
        @Nullable TablePreview preview) {

    /// One line of the file.
    public record Line(ParsedLine line, boolean fresh) {}

    public boolean refused() {
        return token == null;
    }
}
