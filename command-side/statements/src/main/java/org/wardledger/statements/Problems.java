package org.wardledger.statements;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong while a file is read, all of it up to 100. A flood hides nothing: errors
/// are kept before notices, and one problem of each kind before many of another.
public final class Problems {

    private static final int KEPT_MAX = 100;

    private final List<Problem> kept = new ArrayList<>();
    private int dropped;
    private int errors;

    public void add(ProblemCode code, String... arguments) {
        add(code, 0, Place.FILE, null, null, arguments);
    }

    public void at(
            Place place,
            ProblemCode code,
            @Nullable String field,
            @Nullable String value,
            String... arguments) {
        add(code, 0, place, field, value, arguments);
    }

    public void add(
            ProblemCode code,
            int statement,
            Place place,
            @Nullable String field,
            @Nullable String value,
            String... arguments) {
        String excerpt = value == null ? null : Excerpt.of(value);
        keep(new Problem(code, statement, place, field, excerpt, List.of(arguments)));
    }

    /// Whether anything so far makes the file or one of its statements unusable.
    public boolean hasErrors() {
        return errors > 0;
    }

    public List<Problem> list() {
        List<Problem> list = new ArrayList<>(kept);
        if (dropped > 0) {
            list.add(
                    new Problem(
                            ProblemCode.MORE_PROBLEMS,
                            0,
                            Place.FILE,
                            null,
                            null,
                            List.of(Integer.toString(dropped))));
        }
        return List.copyOf(list);
    }

    private void keep(Problem problem) {
        if (problem.severity() == Severity.ERROR) {
            errors++;
        }
        if (kept.size() < KEPT_MAX) {
            kept.add(problem);
            return;
        }
        dropped++;
        int victim = lastLessSevereThan(problem.severity());
        if (victim < 0 && kept.stream().noneMatch(k -> k.code() == problem.code())) {
            victim = lastOfMostFrequent();
        }
        if (victim >= 0) {
            kept.remove(victim);
            kept.add(problem);
        }
    }

    private int lastLessSevereThan(Severity severity) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).severity().compareTo(severity) > 0) {
                return i;
            }
        }
        return -1;
    }

    private int lastOfMostFrequent() {
        Map<ProblemCode, Integer> counts = new EnumMap<>(ProblemCode.class);
        int last = -1;
        int most = 1;
        for (int i = 0; i < kept.size(); i++) {
            int count = counts.merge(kept.get(i).code(), 1, Integer::sum);
            if (count >= most) {
                most = count;
                last = i;
            }
        }
        return last;
    }
}
