package org.wardledger.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A map of texts as an object with its keys in order; read back in that order.
enum MapForm implements Form {
    TEXTS;

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.open('{');
        for (Map.Entry<?, ?> each : new TreeMap<>((Map<?, ?>) value).entrySet()) {
            out.key((String) each.getKey());
            out.text((String) each.getValue());
        }
        out.close('}');
    }

    @Override
    public Object read(CanonicalReader in) {
        Map<String, String> values = new LinkedHashMap<>();
        @Nullable String last = null;
        in.open('{');
        while (in.more('}')) {
            String key = in.key();
            if (last != null && last.compareTo(key) >= 0) {
                throw Misfit.form("keys twice or out of order");
            }
            values.put(key, in.text());
            last = key;
        }
        return Collections.unmodifiableMap(values);
    }
}
