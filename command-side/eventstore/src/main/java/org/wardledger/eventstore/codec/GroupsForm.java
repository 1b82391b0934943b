package org.wardledger.eventstore.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;

/// Private components in groups, one group for each subject and key class that the type has, so
/// that each can be sealed under its own key as it stands. Groups without a value are left out.
record GroupsForm(List<Group> groups, int size) implements Form {

    /// What one key will seal.
    record Group(Subject subject, KeyClass key, List<Member> members, byte[] head) {
        Group(Subject subject, KeyClass key, List<Member> members) {
            this(subject, key, members, head(subject, key));
        }

        private static byte[] head(Subject subject, KeyClass key) {
            return "{\"subject\":\"%s\",\"key\":\"%s\",\"fields\":"
                    .formatted(subject, key)
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Override
    public void write(Object value, CanonicalWriter out) {
        @Nullable Object[] values = (@Nullable Object[]) value;
        out.open('[');
        for (Group group : groups) {
            if (Member.anyOf(group.members, values)) {
                out.element();
                out.raw(group.head);
                Member.writeAll(group.members, values, out);
                out.close('}');
            }
        }
        out.close(']');
    }

    @Override
    public Object read(CanonicalReader in) {
        @Nullable Object[] values = new @Nullable Object[size];
        in.open('[');
        int next = 0;
        while (in.more(']')) {
            while (next < groups.size() && !in.skip(groups.get(next).head)) {
                next++;
            }
            if (next == groups.size()) {
                throw Misfit.form("unknown group, or out of order");
            }
            Group group = groups.get(next++);
            try {
                Member.readAll(group.members, values, in);
            } catch (Misfit e) {
                throw e.within(group.subject + "/" + group.key);
            }
            if (!Member.anyOf(group.members, values)) {
                throw Misfit.form("empty group");
            }
            in.expect('}');
        }
        return values;
    }
}
