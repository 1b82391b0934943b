package org.wardledger.projector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;

/// What an index generation is made with. Two programs with the same shape may write one after the
/// other; another shape needs a rebuild.
final class Shape {
    private Shape() {}

    /// Digest of names, mappings, orders in the index and analysis, base64url.
    static String of(List<Projection<?>> views, IndexSettings settings) {
        MessageDigest digest = Hashing.sha256();
        for (Projection<?> view : views) {
            update(digest, view.name());
            update(digest, mapping(view).toString());
            view.laidOutBy().ifPresent(field -> update(digest, "laid out by " + field));
        }
        update(digest, SearchClient.JSON.readTree(settings.analysisJson()).toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /// The mapping of a view, after a check that the projector can work with it.
    static JsonNode mapping(Projection<?> view) {
        JsonNode mapping = SearchClient.JSON.readTree(view.mapping());
        boolean versioned =
                mapping.at("/properties/id/type").asString("").equals("keyword")
                        && mapping.at("/properties/from/type").asString("").equals("long")
                        && mapping.at("/properties/to/type").asString("").equals("long");
        if (!versioned || !mapping.at("/dynamic").asString("").equals("strict")) {
            throw new IllegalArgumentException(
                    "mapping of "
                            + view.name()
                            + " must be strict, with id as keyword, from and to as long");
        }
        return mapping;
    }
}
