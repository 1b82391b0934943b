package org.wardledger.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wardledger.events.Id;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;

/// The ward lines of one event type: each is sealed under its ward's MONEY key, and committed with
/// a pseudonym in place of the ward.
///
/// @param index of the component that holds the lines
/// @param ward index of the ward in a line
/// @param shown members of the committed form
record LinePlan(int index, RecordForm form, int ward, List<Member> shown, byte[] bound) {
    private static final int PSEUDONYM = -1;
    private static final int WARD_DIGEST = -2;

    static LinePlan of(String type, int index, RecordForm form) {
        int ward = -1;
        List<Member> shown = new ArrayList<>();
        for (Member member : form.members()) {
            if (form.shape().components().get(member.index()).getType() == Id.Ward.class) {
                ward = member.index();
            } else {
                shown.add(member);
            }
        }
        shown.add(Member.of(PSEUDONYM, "p", false, Scalar.TEXT));
        shown.add(Member.of(WARD_DIGEST, "w", false, Scalar.TEXT));
        shown.sort(Member.ORDER);
        if (ward < 0 || shown.stream().map(Member::key).distinct().count() != shown.size()) {
            throw new IllegalStateException("the lines of " + type + " cannot be committed");
        }
        byte[] bound = PartPlan.bound(type, Subject.WARD, KeyClass.MONEY);
        return new LinePlan(index, form, ward, List.copyOf(shown), bound);
    }

    Id.Ward wardOf(Object line) {
        return (Id.Ward) Objects.requireNonNull(form.shape().value(ward, line));
    }

    /// The value of a line's disclosure.
    void commit(Object line, String pseudonym, String wardDigest, CanonicalWriter out) {
        out.open('{');
        for (Member member : shown) {
            switch (member.index()) {
                case PSEUDONYM -> member.write(pseudonym, out);
                case WARD_DIGEST -> member.write(wardDigest, out);
                default -> member.write(form.shape().value(member.index(), line), out);
            }
        }
        out.close('}');
    }
}
