package org.wardledger.searchserver;

import java.util.List;
import java.util.Set;

/// What an operator has to know about the search server now.
///
/// @param problems empty if all is well
/// @param freeBytes free space where the indices are
/// @param readOnlyIndices indices that the server has closed for writing because the disk was full;
///     it opens them again by itself when there is room
public record SearchHealth(Set<Problem> problems, long freeBytes, List<String> readOnlyIndices) {

    /// Something that needs a hand; [#code()] is stable and has a text in every language.
    public enum Problem {
        /// The process is gone or does not answer.
        DOWN("search.down", true),
        /// Some shard cannot be read, so answers would be incomplete.
        INCOMPLETE("search.incomplete", true),
        /// Soon no index can grow.
        DISK_LOW("search.disk-low", false),
        /// The projections stand still until there is room.
        READ_ONLY("search.read-only", true),
        /// Kazakh words are found only as written.
        NO_KAZAKH_WORD_FORMS("search.no-kazakh-word-forms", false),
        /// Russian words are found only as written.
        NO_RUSSIAN_WORD_FORMS("search.no-russian-word-forms", false),
        /// English words are found only as written.
        NO_ENGLISH_WORD_FORMS("search.no-english-word-forms", false);

        private final String code;
        private final boolean blocking;

        Problem(String code, boolean blocking) {
            this.code = code;
            this.blocking = blocking;
        }

        public String code() {
            return code;
        }
    }

    public SearchHealth {
        problems = Set.copyOf(problems);
        readOnlyIndices = List.copyOf(readOnlyIndices);
    }

    /// Whether nothing keeps the index from being written and read in full.
    public boolean isUsable() {
        return problems.stream().noneMatch(problem -> problem.blocking);
    }
}
