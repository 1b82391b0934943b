/// Tests of stays, absences and benefits.
@NullMarked
package org.wardledger.domain.ward;

import org.jspecify.annotations.NullMarked;
