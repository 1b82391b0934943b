/// `ledger bench`: what this machine does, each figure beside its peer of the same run.
@NullMarked
package org.wardledger.launcher.bench;

import org.jspecify.annotations.NullMarked;
