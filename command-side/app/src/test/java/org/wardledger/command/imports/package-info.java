/// Tests of taking in statements.
@NullMarked
package org.wardledger.command.imports;

import org.jspecify.annotations.NullMarked;
