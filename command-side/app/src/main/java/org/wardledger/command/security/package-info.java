/// Who may do what: the one policy, the embedded sign-in and what guards it. Identity comes from
/// the sign-in, authority from the policy alone.
@NullMarked
package org.wardledger.command.security;

import org.jspecify.annotations.NullMarked;
