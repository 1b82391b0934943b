/// Tests of the register of accounts.
@NullMarked
package org.wardledger.domain.register;

import org.jspecify.annotations.NullMarked;
