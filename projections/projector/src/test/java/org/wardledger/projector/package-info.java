/// Tests of the projector against the real search server, with small views of their own.
@NullMarked
package org.wardledger.projector;

import org.jspecify.annotations.NullMarked;
