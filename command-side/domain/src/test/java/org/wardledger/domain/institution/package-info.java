/// Tests of the register of homes.
@NullMarked
package org.wardledger.domain.institution;

import org.jspecify.annotations.NullMarked;
