package org.wardledger.web;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code.Role;

/// Who looks at a page.
///
/// @param name sign-in name; null for somebody who has not signed in
/// @param institution the one home this person works for
public record Visitor(@Nullable String name, Role role, @Nullable String institution) {

    public static final Visitor NOBODY = new Visitor(null, Role.PUBLIC, null);

    public boolean signedIn() {
        return name != null;
    }
}
