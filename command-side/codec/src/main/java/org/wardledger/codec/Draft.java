package org.wardledger.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.vault.KeyName;

/// The private side of one event as plain text, in the parts that will be sealed: made before any
/// key is asked for, so that what does not fit makes no key.
///
/// @param text of all parts, one after the other
/// @param scope of the wards' pseudonyms: institution and month
record Draft(List<Part> parts, List<Line> lines, byte[] text, String scope) {

    /// Fields under one key.
    ///
    /// @param slot index of the part in the plan of its type
    record Part(
            int slot, PartPlan plan, KeyName key, int from, int to, List<PartPlan.Field> fields) {}

    /// One ward's line.
    record Line(KeyName key, Object value, int from, int to) {}

    /// Names of the keys in the order of parts and lines.
    void names(List<KeyName> names) {
        parts.forEach(p -> names.add(p.key));
        lines.forEach(l -> names.add(l.key));
    }

    static Draft of(EventPlan plan, Fact<?> fact, EventPlan.Split split) {
        CanonicalWriter out = new CanonicalWriter(4096, Encoded.PAYLOAD_MAX);
        String organisation = split.organisation();
        List<Part> parts = new ArrayList<>(plan.parts().size());
        @Nullable Object[] closed = split.sides().closed();
        for (int slot = 0; slot < plan.parts().size(); slot++) {
            PartPlan each = plan.parts().get(slot);
            if (Member.anyOf(each.members(), closed)) {
                int from = out.length();
                List<PartPlan.Field> fields = new ArrayList<>(each.members().size());
                try {
                    each.write(closed, out, fields);
                } catch (Misfit e) {
                    throw e.within("c").within("payload");
                }
                KeyName key = new KeyName(each.subject(), holder(each, fact, split), each.kind());
                parts.add(new Part(slot, each, key, from, out.length(), fields));
            }
        }
        List<Line> lines = lines(plan, closed, out);
        String scope = EventPlan.scope(organisation, fact.day());
        return new Draft(parts, lines, text(out), scope);
    }

    private static byte[] text(CanonicalWriter out) {
        try {
            return out.toBytes();
        } catch (Misfit e) {
            throw e.within("payload");
        }
    }

    private static List<Line> lines(
            EventPlan plan, @Nullable Object[] closed, CanonicalWriter out) {
        LinePlan line = plan.lines();
        if (line == null || !(closed[line.index()] instanceof List<?> values)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (Object value : values) {
            int from = out.length();
            try {
                line.form().write(value, out);
            } catch (Misfit e) {
                throw e.within(lines.size()).within("w.lines").within("payload");
            }
            KeyName key = new KeyName(Subject.WARD, line.wardOf(value).value(), KeyClass.MONEY);
            lines.add(new Line(key, value, from, out.length()));
        }
        return lines;
    }

    private static String holder(PartPlan part, Fact<?> fact, EventPlan.Split split) {
        return switch (part.holder().kind()) {
            case ORGANISATION -> split.organisation();
            case EVENT -> fact.id().toString();
            case DOER -> fact.by().actor().value();
            case COMPONENT ->
                    switch (split.values()[part.holder().component()]) {
                        case Id id -> id.value();
                        case ActorMark mark -> mark.actor().value();
                        case null -> {
                            if (part.subject() != Subject.ACTOR) {
                                throw Misfit.form("nobody it belongs to").within("payload");
                            }
                            yield fact.by().actor().value();
                        }
                        default -> throw new IllegalStateException("no subject " + part.place());
                    };
        };
    }
}
