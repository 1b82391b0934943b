/// The public log for those who serve it: files, proofs, age, keys.
@NullMarked
package org.wardledger.transparency;

import org.jspecify.annotations.NullMarked;
