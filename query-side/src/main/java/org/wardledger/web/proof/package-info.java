/// Proofs: the files of the public log, and the pages on which a person can check a record.
@NullMarked
package org.wardledger.web.proof;

import org.jspecify.annotations.NullMarked;
