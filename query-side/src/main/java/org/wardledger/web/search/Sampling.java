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

/// How a set of records is counted: one by one, or in the thickest of the [Samples] that has at
/// most half as many as can be counted, which is as precise as anybody reads, and soon there. What
/// a sample says is scaled up by the exact size of the set and rounded to a power of ten that is
/// not above its standard error, so that no digit is shown that means nothing.
///
/// @param total exact size of the set; of one that is not sized, roughly
/// @param level of the sample; 0 for the whole set
/// @param sized whether the size is exact
record Sampling(long total, int level, boolean sized) {

    /// Records of a sample that say well enough how large its set is.
    private static final long ENOUGH = 500;

    /// @param most records that are counted one by one
    static Sampling of(long total, long most) {
        return new Sampling(total, total <= most ? 0 : level(total, most), true);
    }

    private static int level(long total, long most) {
        int level = 1;
        while (total >> level > most / 2 && level < Samples.MAX) {
            level++;
        }
        return level;
    }

    /// The sample in which a set is measured whose size nobody is told: thick enough to know
    /// whether the set can be counted one by one. 0 where only the whole set is.
    static int measure(long most) {
        int level = 0;
        while (most >> (level + 1) >= ENOUGH && level < Samples.MAX) {
            level++;
        }
        return level;
    }

    /// A set that is at most a fifth larger than what is counted one by one is still counted so:
    /// then none that is not larger is taken for one that is.
    ///
    /// @param found records of the set in the sample of [#measure]
    static Sampling measured(long found, long most) {
        int measure = measure(most);
        if (measure == 0) {
            return of(found, most);
        }
        long roughly = found << measure;
        boolean few = roughly - most <= most / 5;
        return new Sampling(roughly, few ? 0 : level(roughly, most), false);
    }

    boolean exact() {
        return level == 0;
    }

    /// The filters of the records that are counted, where these are the filters of the set.
    List<Map<String, Object>> within(List<Map<String, Object>> filters) {
        return thinned(filters, level);
    }

    /// Filters of the records of a set that are in a sample; level 0 is the whole set.
    static List<Map<String, Object>> thinned(List<Map<String, Object>> filters, int level) {
        if (level == 0) {
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
        if (!sized) {
            long one = 1L << level;
            return about(found, one, 1, Math.max(one, Math.sqrt((double) found * one * (one - 1))));
        }
        double share = found / (double) Math.max(1, sampled);
        double one = total / (double) Math.max(1, sampled);
        double error = total * Math.sqrt(share * (1 - share) / Math.max(1, sampled));
        return about(found, total, sampled, Math.max(one, error));
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
        return about(sum, total, sampled, total / Math.sqrt(size) * spread);
    }

    /// So many times as much as was found, as the whole is of its sample.
    private static Figure about(long found, long total, long sampled, double error) {
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
