/// Register data of cash accounts; their money is in the periods.
@NullMarked
package org.wardledger.domain.register;

import org.jspecify.annotations.NullMarked;
