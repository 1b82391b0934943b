package org.wardledger.command.imports;

import java.text.Normalizer;

/// The name under which a person knows a file: kept with the statement, used for nothing.
final class FileName {
    private static final int MAX = 200;

    private FileName() {}

    static String stored(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.isValidCodePoint(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(MAX)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
