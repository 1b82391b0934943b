/// Tests of the money rules.
@NullMarked
package org.wardledger.domain.account;

import org.jspecify.annotations.NullMarked;
