/// Acts of those who run the ledger: its beginning, its keys, what was put back or rebuilt.
@NullMarked
package org.wardledger.domain.operator;

import org.jspecify.annotations.NullMarked;
