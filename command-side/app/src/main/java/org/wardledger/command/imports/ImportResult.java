package org.wardledger.command.imports;

import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Refusal;

/// What a confirmation recorded.
///
/// @param recorded lines recorded now; together with those of an earlier, broken run they are all
/// @param known lines that stood there already
/// @param position place of the last event in the total order
/// @param refusal null where the statement is taken in
public record ImportResult(int recorded, int known, long position, @Nullable Refusal refusal) {

    static ImportResult refused(Refusal refusal) {
        return new ImportResult(0, 0, 0, refusal);
    }
}
