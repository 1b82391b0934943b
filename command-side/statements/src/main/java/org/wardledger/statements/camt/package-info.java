/// Reads ISO 20022 camt.053, versions 001.02 to 001.08.
@NullMarked
package org.wardledger.statements.camt;

import org.jspecify.annotations.NullMarked;
