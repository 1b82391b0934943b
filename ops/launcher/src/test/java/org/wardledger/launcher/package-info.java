/// The commands as an operator types them.
@NullMarked
package org.wardledger.launcher;

import org.jspecify.annotations.NullMarked;
