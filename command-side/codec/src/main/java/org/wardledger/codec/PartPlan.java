package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;

/// The private fields of one event type that stand under one key, and whose key that is.
///
/// @param bound type, subject and class: what a sealed part is bound to beside event and handle
record PartPlan(Subject subject, KeyClass kind, Holder holder, List<Member> members, byte[] bound) {

    /// Where the subject of a part is found.
    ///
    /// @param component of the event that names the subject; -1 where none does
    record Holder(Kind kind, int component) {
        enum Kind {
            ORGANISATION,
            DOER,
            COMPONENT,
            EVENT
        }
    }

    /// One field with the place of its value in the text.
    record Field(Member member, int from, int to) {}

    PartPlan(String type, Subject subject, KeyClass kind, Holder holder, List<Member> members) {
        this(subject, kind, holder, List.copyOf(members), bound(type, subject, kind));
    }

    static byte[] bound(String type, Subject subject, KeyClass kind) {
        return (type + "\0" + subject + "/" + kind).getBytes(StandardCharsets.UTF_8);
    }

    /// Writes the fields that have a value, and notes where.
    void write(@Nullable Object[] values, CanonicalWriter out, List<Field> fields) {
        out.open('{');
        for (Member member : members) {
            Object value = values[member.index()];
            if (value != null) {
                try {
                    out.key(member.quoted());
                    int from = out.length();
                    member.form().write(value, out);
                    fields.add(new Field(member, from, out.length()));
                } catch (Misfit e) {
                    throw e.within(member.key());
                }
            }
        }
        out.close('}');
    }

    void read(@Nullable Object[] values, byte[] text) {
        CanonicalReader in = new CanonicalReader(text);
        Member.readAll(members, values, in);
        in.end();
        if (!Member.anyOf(members, values)) {
            throw Misfit.form("empty part");
        }
    }

    /// For error messages.
    String place() {
        return "c." + subject + "/" + kind;
    }
}
