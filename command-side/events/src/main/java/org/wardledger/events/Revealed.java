package org.wardledger.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Openable fields of an earlier event, shown to everybody from here on. In the entry they stand as
/// the disclosures that the earlier one committed to, so that anybody can see that they are what
/// was written then. Cannot be undone.
///
/// @param of event id of the earlier event; the opening event's own organisation is its
///     organisation
public record Revealed(UUID of, List<Field> fields) {

    /// How many fields one event may open.
    public static final int FIELDS_MAX = 250;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z]{1,18}");
    private static final Pattern VALUE = Pattern.compile("-?[A-Z0-9_][A-Z0-9_-]{0,18}");

    public Revealed {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        if (fields.isEmpty() || !fields.stream().allMatch(f -> names.add(f.name))) {
            throw new IllegalArgumentException("no field, or one twice");
        }
    }

    /// @param name of the component in the earlier event
    /// @param value as it stood there: an amount, a date or a code, never a text
    public record Field(String name, String value) {
        public Field {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("not a field that can be opened");
            }
        }
    }
}
