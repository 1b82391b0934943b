package org.wardledger.web.search;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wardledger.views.Samples;
import org.wardledger.web.Figure;
import org.wardledger.web.reading.Query;

/// How a set of records is counted: one by one, or in the thickest of the [Samples] that is small
/// enough. What a sample says is scaled up by the exact size of the set and rounded to a power of
/// ten that is not above its standard error, so that no digit is shown that means nothing.
///
/// @param total exact size of the set
/// @param level of the sample; 0 for the whole set
record Sampling(long total, int level) {

    /// @param most records that are counted one by one
    static Sampling of(long total, long most) {
        int level = 0;
        while (total >> level > most && level < Samples.MAX) {
            level++;
        }
        return new Sampling(total, level);
    }

    boolean exact() {
        return level == 0;
    }

    /// The filters of the records that are counted, where these are the filters of the set.
    List<Map<String, Object>> within(List<Map<String, Object>> filters) {
        if (exact()) {
            return filters;
        }
        List<Map<String, Object>> all = new ArrayList<>(filters);
        all.add(Query.range("sample", "gte", level));
        return all;
    }

    /// @param found records of the sample that have something
    /// @param sampled size of the sample
    Figure count(long found, long sampled) {
        if (exact()) {
            return Figure.counted(found);
        }
        double share = found / (double) Math.max(1, sampled);
        double one = total / (double) Math.max(1, sampled);
        double error = total * Math.sqrt(share * (1 - share) / Math.max(1, sampled));
        return about(found, sampled, Math.max(one, error));
    }

    /// @param sum over the sample
    /// @param squares sum of the squares over the sample, roughly
    /// @param sampled size of the sample
    Figure sum(long sum, double squares, long sampled) {
        if (exact()) {
            return Figure.counted(sum);
        }
        double size = Math.max(1, sampled);
        double mean = sum / size;
        double spread = Math.sqrt(Math.max(0, squares / size - mean * mean));
        return about(sum, sampled, total / Math.sqrt(size) * spread);
    }

    private Figure about(long found, long sampled, double error) {
        BigInteger scaled = BigInteger.valueOf(found).multiply(BigInteger.valueOf(total));
        int digits = error < 1 ? 0 : (int) Math.floor(Math.log10(error));
        long rounded =
                new BigDecimal(scaled)
                        .divide(BigDecimal.valueOf(Math.max(1, sampled)), 0, RoundingMode.HALF_EVEN)
                        .setScale(-digits, RoundingMode.HALF_EVEN)
                        .longValueExact();
        return Figure.about(rounded);
    }
}
