/// Numbers that others issue: whether they can exist. Being well formed is no proof that they do.
@NullMarked
package org.wardledger.domain.identifiers;

import org.jspecify.annotations.NullMarked;
