/// What a projector survives. These tests look inside it, so they stand in its package.
@NullMarked
package org.wardledger.projector;

import org.jspecify.annotations.NullMarked;
