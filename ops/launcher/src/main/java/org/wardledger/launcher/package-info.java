/// The one executable: puts the parts together, starts and stops them in order, and gives each
/// task of an operator its command.
@NullMarked
package org.wardledger.launcher;

import org.jspecify.annotations.NullMarked;
