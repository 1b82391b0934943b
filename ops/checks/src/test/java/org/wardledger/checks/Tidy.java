package org.wardledger.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What may not stand in a source file. Pure, so that each check can be shown what it must catch.
final class Tidy {
    private static final int MAIN_LINES = 300;
    private static final int TEST_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern CATCH_ALL =
            Pattern.compile("\\bdefault\\s*->|case (LedgerEvent|MoneyEvent) _ *->");
    private static final Pattern METHOD =
            Pattern.compile("^    (?! )[^/@*}].*\\)( throws [\\w, .]+)? \\{$|^    (?! ).*\\) \\{$");

    private Tidy() {}

    static List<String> complaints(String file, List<String> lines) {
        List<String> complaints = new ArrayList<>();
        boolean test = file.contains("/src/test/");
        int max = test ? TEST_LINES : MAIN_LINES;
        if (lines.size() > max) {
            complaints.add(file + ": " + lines.size() + " lines, at most " + max);
        }
        boolean folds = !test && (file.contains("/domain/") || file.contains("/events/"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (UNFINISHED.matcher(line).find()) {
                complaints.add(file + ":" + (i + 1) + ": unfinished work");
            }
            if (i > 0 && isTorn(lines.get(i - 1), line)) {
                complaints.add(file + ":" + (i + 1) + ": a torn doc comment");
            }
            if (folds && CATCH_ALL.matcher(line).find()) {
                complaints.add(file + ":" + (i + 1) + ": a switch that swallows new events");
            }
        }
        if (!test) {
            complaints.addAll(longMethods(file, lines));
        }
        return complaints;
    }

    /// The formatter breaks a doc line that is too long and begins the rest as another comment,
    /// which is no documentation any more.
    private static boolean isTorn(String before, String line) {
        String next = line.strip();
        return before.strip().startsWith("///") && next.startsWith("//") && !next.startsWith("///");
    }

    /// Methods of top-level types, found by the formatter's own indentation.
    private static List<String> longMethods(String file, List<String> lines) {
        List<String> complaints = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (start < 0 && METHOD.matcher(lines.get(i)).matches()) {
                start = i;
            } else if (start >= 0 && lines.get(i).equals("    }")) {
                int length = i - start + 1;
                if (length > METHOD_LINES) {
                    complaints.add(file + ":" + (start + 1) + ": a method of " + length + " lines");
                }
                start = -1;
            }
        }
        return complaints;
    }
}
