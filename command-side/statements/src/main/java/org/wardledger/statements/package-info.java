/// A bank statement file in, a checked neutral [org.wardledger.statements.ParsedStatement] out.
///
/// Knows nothing of accounts of this ledger, of events or of storage: whether a statement belongs
/// to an account, overlaps one that was taken in, or may be imported is decided by the caller.
@NullMarked
package org.wardledger.statements;

import org.jspecify.annotations.NullMarked;
