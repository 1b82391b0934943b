package org.wardledger.domain;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Why a rule says no: stable code, failing field or line, and the figures its text names. Never a
/// personal value.
///
/// @param field path of the failing field such as `lines[3].amt`; null where none is at fault
/// @param arguments what the text of the code names: amounts in tiyn, dates, ids
public record Refusal(RefusalCode code, @Nullable String field, Map<String, String> arguments) {

    /// The same refusal naming one more figure.
    public Refusal with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(arguments);
        more.put(name, value.toString());
        return new Refusal(code, field, Map.copyOf(more));
    }

    public static Refusal of(RefusalCode code) {
        return new Refusal(code, null, Map.of());
    }

    public static Refusal at(RefusalCode code, String field) {
        return new Refusal(code, field, Map.of());
    }
}
