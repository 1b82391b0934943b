/// The Merkle tree of RFC 6962 and RFC 9162: hashes, tree heads, proofs. Pure; knows no file.
@NullMarked
package org.wardledger.transparency.merkle;

import org.jspecify.annotations.NullMarked;
