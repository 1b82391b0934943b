package org.wardledger.command.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares an answer with the one on the page. Only what the page leaves open may differ: `"…"`
/// for a value, as the last element of a list, or as a name among the fields of an object.
final class Shown {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPEN = "…";

    private final Variables variables;

    Shown(Variables variables) {
        this.variables = variables;
    }

    /// The first difference as a sentence; null where there is none.
    @Nullable String difference(String shown, String actual) {
        if (shown.isBlank()) {
            return actual.isEmpty() ? null : "expected no body, got " + actual;
        }
        if (!shown.stripLeading().startsWith("{") && !shown.stripLeading().startsWith("[")) {
            return variables.fits(shown.strip(), actual.strip())
                    ? null
                    : "expected " + shown.strip() + "\ngot " + actual;
        }
        return difference("", JSON.readTree(shown), JSON.readTree(actual));
    }

    private @Nullable String difference(String at, JsonNode shown, JsonNode actual) {
        if (shown.isString()) {
            boolean any = shown.asString().equals(OPEN) && !actual.isNull();
            boolean fits = actual.isString() && variables.fits(shown.asString(), actual.asString());
            return any || fits ? null : wrong(at, shown, actual);
        }
        if (shown.isObject() && actual.isObject()) {
            return fields(at, shown, actual);
        }
        if (shown.isArray() && actual.isArray()) {
            return elements(at, shown, actual);
        }
        return shown.equals(actual) ? null : wrong(at, shown, actual);
    }

    private static String wrong(String at, JsonNode shown, @Nullable JsonNode actual) {
        return "at " + (at.isEmpty() ? "/" : at) + " expected " + shown + ", got " + actual;
    }

    private @Nullable String fields(String at, JsonNode shown, JsonNode actual) {
        TreeSet<String> more = new TreeSet<>(actual.propertyNames());
        for (String name : shown.propertyNames()) {
            if (!name.equals(OPEN) && !more.remove(name)) {
                return "at " + at + "/" + name + " expected " + shown.get(name) + ", got nothing";
            }
        }
        if (!more.isEmpty() && !shown.has(OPEN)) {
            return "at " + (at.isEmpty() ? "/" : at) + " expected no " + more;
        }
        for (String name : shown.propertyNames()) {
            String wrong =
                    name.equals(OPEN)
                            ? null
                            : difference(at + "/" + name, shown.get(name), actual.get(name));
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String elements(String at, JsonNode shown, JsonNode actual) {
        List<JsonNode> wanted = new ArrayList<>(shown.values());
        boolean open = !wanted.isEmpty() && wanted.getLast().asString("").equals(OPEN);
        if (open) {
            wanted.removeLast();
        }
        if (actual.size() < wanted.size() || (!open && actual.size() != wanted.size())) {
            return "at " + at + " expected " + wanted.size() + " elements, got " + actual;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String wrong = difference(at + "/" + i, wanted.get(i), actual.get(i));
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }
}
