/// Tests of the numbers that others issue.
@NullMarked
package org.wardledger.domain.identifiers;

import org.jspecify.annotations.NullMarked;
