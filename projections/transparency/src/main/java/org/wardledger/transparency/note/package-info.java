/// The texts of C2SP: signed notes, keys, checkpoints, cosignatures, proofs, policies. Pure.
@NullMarked
package org.wardledger.transparency.note;

import org.jspecify.annotations.NullMarked;
