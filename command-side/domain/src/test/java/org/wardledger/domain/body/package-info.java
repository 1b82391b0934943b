/// Tests: Councils, boards and commissions and their members.
@NullMarked
package org.wardledger.domain.body;

import org.jspecify.annotations.NullMarked;
