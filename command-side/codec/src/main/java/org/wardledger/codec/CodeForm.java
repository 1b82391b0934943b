package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A code by its name. A name outside the list stops the reader.
final class CodeForm implements Form {
    private final byte[][] names;
    private final Map<String, Object> codes = new HashMap<>();

    CodeForm(Class<?> list) {
        Object[] constants = list.getEnumConstants();
        names = new byte[constants.length][];
        for (Object constant : constants) {
            Enum<?> code = (Enum<?>) constant;
            names[code.ordinal()] = ("\"" + code.name() + "\"").getBytes(StandardCharsets.UTF_8);
            codes.put(code.name(), code);
        }
    }

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.raw(names[((Enum<?>) value).ordinal()]);
    }

    @Override
    public Object read(CanonicalReader in) {
        Object code = codes.get(in.text());
        if (code == null) {
            throw Misfit.form("unknown code");
        }
        return code;
    }
}
