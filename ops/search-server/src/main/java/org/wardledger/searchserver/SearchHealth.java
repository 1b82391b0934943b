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
        DOWN("search.down"),
        /// Some shard cannot be read, so answers would be incomplete.
        INCOMPLETE("search.incomplete"),
        /// Soon no index can grow.
        DISK_LOW("search.disk-low"),
        /// The projections stand still until there is room.
        READ_ONLY("search.read-only"),
        /// Kazakh words are found only as written.
        NO_KAZAKH_WORD_FORMS("search.no-kazakh-word-forms"),
        /// Russian words are found only as written.
        NO_RUSSIAN_WORD_FORMS("search.no-russian-word-forms");

        private final String code;

        Problem(String code) {
            this.code = code;
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
        return problems.stream()
                .noneMatch(
                        problem ->
                                switch (problem) {
                                    case DOWN, INCOMPLETE, READ_ONLY -> true;
                                    case DISK_LOW, NO_KAZAKH_WORD_FORMS, NO_RUSSIAN_WORD_FORMS ->
                                            false;
                                });
    }
}
