package org.wardledger.codec;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// What everybody sees of one who acts: the role, and the tag in the scope of the record. The part
/// driven by time and events is nobody and has no tag.
record SeenMark(Role role, @Nullable String tag) {

    SeenMark {
        boolean fits = role == Role.CLOCK ? tag == null : tag != null && ActorTags.isTag(tag);
        if (!fits) {
            throw new IllegalArgumentException("not a role with its tag");
        }
    }

    static SeenMark of(ActorMark mark, ActorTags tags, String scope) {
        boolean clock = mark.role() == Role.CLOCK;
        return new SeenMark(mark.role(), clock ? null : tags.tag(mark.actor(), scope));
    }

    ActorMark with(Id.Actor actor) {
        return new ActorMark(role, actor);
    }
}
