package org.wardledger.statements;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong while a file is read, all of it up to 100; errors are kept before
/// notices, so that a flood of notices can not hide what stops the import.
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
        int lessSevere = lastLessSevereThan(problem.severity());
        if (lessSevere >= 0) {
            kept.remove(lessSevere);
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
}
