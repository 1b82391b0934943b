/// The two sides of witnessing: a witness on its own, and the log that asks witnesses.
@NullMarked
package org.wardledger.transparency.witness;

import org.jspecify.annotations.NullMarked;
