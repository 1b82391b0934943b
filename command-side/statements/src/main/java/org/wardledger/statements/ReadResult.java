package org.wardledger.statements;

import java.util.List;

/// What became of a file. A bad file is a value, never an exception; an exception out of the reader
/// is an outage (the disk) or a bug.
public sealed interface ReadResult {

    /// SHA-256 of the file in hex; empty only if the file was refused by its length unread.
    String fileHash();

    /// What was found, in the order of the file, errors, questions and notices.
    List<Problem> problems();

    /// The file's structure is whole: these statements are in it. Lines that can not be taken are
    /// left out and named in the problems, so ask [StatementChoice] before using a statement.
    ///
    /// @param dialect the variety of the format, such as `1.03`, `001.08`, `CSV`
    record Parsed(
            String fileHash,
            String dialect,
            List<ParsedStatement> statements,
            List<Problem> problems)
            implements ReadResult {
        public Parsed {
            statements = List.copyOf(statements);
            problems = List.copyOf(problems);
        }
    }

    /// Not a statement file, or broken, cut off or hostile: nothing of it is used.
    record Unreadable(String fileHash, List<Problem> problems) implements ReadResult {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
