/// Offenders that the rules must catch. Nothing here ships.
@NullMarked
package org.wardledger.domain.planted;

import org.jspecify.annotations.NullMarked;
