/// `ledger import`: statement files from the command line.
@NullMarked
package org.wardledger.launcher.imports;

import org.jspecify.annotations.NullMarked;
