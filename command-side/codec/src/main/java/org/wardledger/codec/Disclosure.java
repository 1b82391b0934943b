package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardledger.events.Revealed;

/// Disclosures of an earlier entry as they stand under `open`: `["salt","name","value"]` in
/// base64url, of which that entry holds the digest (RFC 9901). The salt follows from the key of the
/// organisation and the id of the earlier event, so an opening can be written without reading it.
///
/// @param d disclosures, each as text
/// @param of event id of the earlier entry
record Disclosure(List<String> d, UUID of) {
    private static final Pattern PARTS =
            Pattern.compile("\\[\"([A-Za-z0-9_-]{43})\",\"([a-zA-Z]+)\",\"([^\"\\\\]+)\"]");

    /// The same strings that the earlier event's writer hashed.
    static Disclosure of(Revealed revealed, SubjectKey owner, Tools tools) {
        Hmac salts = owner.salts(SubjectKey.bytes(revealed.of()), tools);
        List<String> strings = new ArrayList<>(revealed.fields().size());
        for (Revealed.Field field : revealed.fields()) {
            byte[] salt = tools.hmac(salts, field.name().getBytes(StandardCharsets.US_ASCII));
            strings.add(
                    text(
                            "[\"%s\",\"%s\",\"%s\"]"
                                    .formatted(
                                            Commitments.text(salt), field.name(), field.value())));
        }
        return new Disclosure(List.copyOf(strings), revealed.of());
    }

    private static String text(String json) {
        byte[] base64 = Tools.base64(json.getBytes(StandardCharsets.UTF_8));
        return new String(base64, StandardCharsets.ISO_8859_1);
    }

    /// What the strings say. Throws [Misfit] where they are not in the one form they have.
    Revealed revealed() {
        List<Revealed.Field> fields = new ArrayList<>(d.size());
        for (int i = 0; i < d.size(); i++) {
            Matcher parts = PARTS.matcher(json(d.get(i)));
            if (!parts.matches() || !text(parts.group()).equals(d.get(i))) {
                throw Misfit.form("not a disclosure").within(i).within("d");
            }
            fields.add(new Revealed.Field(parts.group(2), parts.group(3)));
        }
        return new Revealed(of, fields);
    }

    private static String json(String disclosure) {
        try {
            return new String(
                    Base64.getUrlDecoder().decode(disclosure), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            throw Misfit.form("not base64url").within("d");
        }
    }

    /// A list of them, read with what they say.
    static final class ListOf implements Form {
        static final ListOf ALL = new ListOf();
        private static final Form STRINGS = new ListForm(Forms.of(Disclosure.class));

        private ListOf() {}

        @Override
        public void write(Object value, CanonicalWriter out) {
            List<?> all = (List<?>) value;
            int fields = all.stream().mapToInt(each -> ((Disclosure) each).d.size()).sum();
            if (all.isEmpty()) {
                throw Misfit.form("opens nothing");
            }
            if (fields > Revealed.FIELDS_MAX) {
                throw Misfit.tooLarge("more than " + Revealed.FIELDS_MAX + " disclosures");
            }
            STRINGS.write(value, out);
        }

        @Override
        public Object read(CanonicalReader in) {
            List<?> read = (List<?>) STRINGS.read(in);
            int fields = 0;
            for (Object each : read) {
                fields += ((Disclosure) each).d.size();
                try {
                    var _ = ((Disclosure) each).revealed();
                } catch (IllegalArgumentException _) {
                    throw Misfit.form("not a field that can be opened");
                }
            }
            if (read.isEmpty() || fields > Revealed.FIELDS_MAX) {
                throw Misfit.form("no disclosure, or too many");
            }
            return read;
        }
    }
}
