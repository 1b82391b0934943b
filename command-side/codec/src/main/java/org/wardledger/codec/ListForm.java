package org.wardledger.codec;

import java.util.ArrayList;
import java.util.List;

/// A list as an array.
record ListForm(Form element) implements Form {

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.open('[');
        int index = 0;
        for (Object each : (List<?>) value) {
            out.element();
            try {
                element.write(each, out);
            } catch (Misfit e) {
                throw e.within(index);
            }
            index++;
        }
        out.close(']');
    }

    @Override
    public Object read(CanonicalReader in) {
        List<Object> values = new ArrayList<>();
        in.open('[');
        while (in.more(']')) {
            try {
                values.add(element.read(in));
            } catch (Misfit e) {
                throw e.within(values.size());
            }
        }
        return List.copyOf(values);
    }
}
