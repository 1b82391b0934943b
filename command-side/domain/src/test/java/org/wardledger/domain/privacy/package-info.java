/// Tests: rights to one's own data.
@NullMarked
package org.wardledger.domain.privacy;

import org.jspecify.annotations.NullMarked;
