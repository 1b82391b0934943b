package org.wardledger.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compares the language as it is with the language as it was recorded. What was recorded must
/// still be true to the letter. What is stored stays readable when a code list grows at its end, a
/// record inside a type gets components at its end that may be missing, or a type gets `open`.
final class CatalogueLock {
    private CatalogueLock() {}

    /// Recorded lines that are not true any more.
    static List<String> broken(List<String> recorded, List<String> now) {
        Map<String, String> byHead = new LinkedHashMap<>();
        now.forEach(line -> byHead.put(head(line), line));
        List<String> broken = new ArrayList<>();
        for (String line : recorded) {
            String today = byHead.get(head(line));
            if (today == null) {
                broken.add("vanished: " + line);
            } else if (!today.equals(line) && !grown(line, today)) {
                broken.add("changed: " + line + "\n     to: " + today);
            }
        }
        return broken;
    }

    /// Lines that stand nowhere yet.
    static List<String> unrecorded(List<String> recorded, List<String> now) {
        return now.stream().filter(line -> !recorded.contains(line)).toList();
    }

    private static boolean grown(String line, String today) {
        String start = line.substring(0, line.length() - " }".length());
        if (line.startsWith("codes ")) {
            return today.startsWith(start + " ");
        }
        return today.startsWith(start + ", ") && mayBeMissing(today.substring(start.length() + 2));
    }

    /// What stands behind the recorded components is all nullable.
    private static boolean mayBeMissing(String added) {
        return Arrays.stream(added.replaceFirst(" }$", "").split(", "))
                .allMatch(c -> c.matches("\\w+: [\\w.<>]+\\?( public\\(open\\))?"));
    }

    private static String head(String line) {
        return line.substring(0, line.indexOf(" {"));
    }
}
