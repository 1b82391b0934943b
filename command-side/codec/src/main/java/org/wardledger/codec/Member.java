package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One key of a JSON object and the component whose value stands under it.
///
/// @param index of the component in its record
/// @param name the key as bytes
/// @param quoted the key as bytes, with quotes and colon
record Member(int index, String key, byte[] name, byte[] quoted, boolean nullable, Form form) {

    /// RFC 8785: by UTF-16 code units, which is how strings compare.
    static final Comparator<Member> ORDER = Comparator.comparing(Member::key);

    static Member of(int index, String key, boolean nullable, Form form) {
        byte[] quoted = ("\"" + key + "\":").getBytes(StandardCharsets.UTF_8);
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return new Member(index, key, name, quoted, nullable, form);
    }

    void write(@Nullable Object value, CanonicalWriter out) {
        try {
            if (value != null) {
                out.key(quoted);
                form.write(value, out);
            } else if (!nullable) {
                throw Misfit.form("has no value");
            }
        } catch (Misfit e) {
            throw e.within(key);
        }
    }

    static void writeAll(List<Member> members, @Nullable Object[] values, CanonicalWriter out) {
        out.open('{');
        for (Member member : members) {
            member.write(values[member.index], out);
        }
        out.close('}');
    }

    /// Whether any member has a value.
    static boolean anyOf(List<Member> members, @Nullable Object[] values) {
        for (Member member : members) {
            if (values[member.index] != null) {
                return true;
            }
        }
        return false;
    }

    /// Reads an object whose members stand in order; what is not there stays null.
    static void readAll(List<Member> members, @Nullable Object[] values, CanonicalReader in) {
        in.open('{');
        int next = 0;
        while (in.more('}')) {
            int found = find(members, next, in);
            Member member = members.get(found);
            try {
                values[member.index] = member.form.read(in);
            } catch (Misfit e) {
                throw e.within(member.key);
            }
            next = found + 1;
        }
        for (Member member : members) {
            if (!member.nullable && values[member.index] == null) {
                throw Misfit.form("missing").within(member.key);
            }
        }
    }

    private static int find(List<Member> members, int from, CanonicalReader in) {
        for (int i = from; i < members.size(); i++) {
            if (in.skip(members.get(i).quoted)) {
                return i;
            }
        }
        String key = in.key();
        boolean known = members.stream().anyMatch(m -> m.key.equals(key));
        // A key may be a person's name when the entry is not ours; only plain words are repeated.
        String shown = key.matches("[A-Za-z]{1,30}") ? key : "?";
        throw Misfit.form(known ? "twice or out of order" : "unknown key").within(shown);
    }
}
