/// Institutions as the register shows them.
@NullMarked
package org.wardledger.views.institution;

import org.jspecify.annotations.NullMarked;
