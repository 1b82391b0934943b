/// Who was given whose data.
@NullMarked
package org.wardledger.domain.access;

import org.jspecify.annotations.NullMarked;
