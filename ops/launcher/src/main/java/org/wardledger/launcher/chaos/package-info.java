/// Load and faults on the real product, and an accountant beside it who believes nothing.
@NullMarked
package org.wardledger.launcher.chaos;

import org.jspecify.annotations.NullMarked;
