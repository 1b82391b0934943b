/// Offenders that the rules must catch. Nothing here ships.
@NullMarked
package org.wardledger.statements.planted;

import org.jspecify.annotations.NullMarked;
