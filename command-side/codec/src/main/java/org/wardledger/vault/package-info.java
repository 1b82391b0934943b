/// The key vault: the only erasable place of the ledger. One key for each subject and class; what
/// is sealed under a destroyed key is gone for ever, while every public byte stays as it is.
@NullMarked
package org.wardledger.vault;

import org.jspecify.annotations.NullMarked;
