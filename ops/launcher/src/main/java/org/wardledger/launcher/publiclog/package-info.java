/// The public log beside the other running parts, and the commands for those who keep, witness and
/// check it.
@NullMarked
package org.wardledger.launcher.publiclog;

import org.jspecify.annotations.NullMarked;
