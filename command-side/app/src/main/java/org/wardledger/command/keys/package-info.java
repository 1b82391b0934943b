/// Idempotency: the same key with the same request gives the same answer, whatever happened in
/// between.
@NullMarked
package org.wardledger.command.keys;

import org.jspecify.annotations.NullMarked;
