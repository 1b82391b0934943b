package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import org.wardledger.events.Id;

/// Public tags of those who act: the same person in the same record has the same tag, so that
/// outsiders can check that duties lie in different hands; across records nothing can be linked
/// without the secret. 16 characters of base32 of HMAC-SHA256(K_actor, scope), where K_actor is
/// derived from the secret of the store.
public final class ActorTags {
    private static final int LENGTH = 16;

    private final KeyedHash actors;

    /// @param secret of the store, at least 32 bytes; the same for ever, or tags of one record fall
    /// apart
    public ActorTags(byte[] secret) {
        this.actors = KeyedHash.of(secret, "ward-ledger/actor-tag/1");
    }

    /// @param scope id of the record acted on
    public String tag(Id.Actor actor, String scope) {
        byte[] name = actor.value().getBytes(StandardCharsets.US_ASCII);
        byte[] message = scope.getBytes(StandardCharsets.UTF_8);
        return Crockford.encode(actors.of(name, message), LENGTH);
    }

    /// Whether a text has the form of a tag.
    static boolean isTag(String text) {
        return Crockford.isText(text, LENGTH);
    }
}
