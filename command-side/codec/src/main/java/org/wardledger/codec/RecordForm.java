package org.wardledger.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as an object: every component under its own name, nothing for null.
final class RecordForm implements Form {
    private final Shape shape;
    private final List<Member> members;

    RecordForm(Shape shape, List<Form> forms) {
        this.shape = shape;
        List<Member> all = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            var component = shape.components().get(i);
            all.add(Member.of(i, component.getName(), Shape.nullable(component), forms.get(i)));
        }
        all.sort(Member.ORDER);
        this.members = List.copyOf(all);
    }

    Shape shape() {
        return shape;
    }

    List<Member> members() {
        return members;
    }

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.open('{');
        for (Member member : members) {
            member.write(shape.value(member.index(), value), out);
        }
        out.close('}');
    }

    @Override
    public Object read(CanonicalReader in) {
        @Nullable Object[] values = new @Nullable Object[members.size()];
        Member.readAll(members, values, in);
        return shape.make(values);
    }
}
