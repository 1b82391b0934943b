/// Registers that other documents look names up in.
@NullMarked
package org.wardledger.views.reference;

import org.jspecify.annotations.NullMarked;
