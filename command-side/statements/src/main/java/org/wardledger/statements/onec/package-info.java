/// Reads 1CClientBankExchange text: Russian 1.03 and the Kazakh 1.01 and 2.0 dialects.
@NullMarked
package org.wardledger.statements.onec;

import org.jspecify.annotations.NullMarked;
