package org.wardledger.command.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names in braces. A name takes its value from the first answer that it stands in; from then
/// on it stands for that value.
final class Variables {
    private static final Pattern NAME = Pattern.compile("\\{\\{([$\\w-]+)}}");
    private static final Pattern OPEN = Pattern.compile("…|\\{\\{([\\w-]+)}}");

    private final Map<String, String> values = new HashMap<>();

    void put(String name, String value) {
        values.put(name, value);
    }

    @Nullable String get(String name) {
        return values.get(name);
    }

    /// A text of a request with all its names filled in.
    String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(value(m.group(1), m.group())));
    }

    private String value(String name, String shown) {
        if (name.equals("$uuid")) {
            return UUID.randomUUID().toString();
        }
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError(shown + " has no value yet");
        }
        return value;
    }

    /// Whether a text is what a page shows: `…` is anything, a new name takes what stands there.
    boolean fits(String shown, String actual) {
        Map<String, String> found = taken(shown, actual);
        if (found == null) {
            return false;
        }
        values.putAll(found);
        return true;
    }

    /// The same without keeping new names: null where it does not fit.
    @Nullable Map<String, String> taken(String shown, String actual) {
        StringBuilder pattern = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher open = OPEN.matcher(shown);
        int from = 0;
        while (open.find()) {
            pattern.append(Pattern.quote(shown.substring(from, open.start())));
            String name = open.group(1);
            String value = name == null ? null : values.get(name);
            if (value != null) {
                pattern.append(Pattern.quote(value));
            } else {
                pattern.append("(.+)");
                names.add(name == null ? "" : name);
            }
            from = open.end();
        }
        pattern.append(Pattern.quote(shown.substring(from)));
        Matcher whole = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual);
        return whole.matches() ? named(names, whole) : null;
    }

    private static Map<String, String> named(List<String> names, Matcher whole) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                found.put(names.get(i), whole.group(i + 1));
            }
        }
        return found;
    }
}
