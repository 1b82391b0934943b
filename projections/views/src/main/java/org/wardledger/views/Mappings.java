package org.wardledger.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Mappings stand beside their document class, as `<Document>.json`.
final class Mappings {
    private Mappings() {}

    static String read(Class<?> document) {
        try (InputStream file = document.getResourceAsStream(document.getSimpleName() + ".json")) {
            if (file == null) {
                throw new IllegalStateException(document + " has no mapping");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
