/// Bytes to text: charset detection, bounded lines, amounts and dates as people write them.
@NullMarked
package org.wardledger.statements.text;

import org.jspecify.annotations.NullMarked;
