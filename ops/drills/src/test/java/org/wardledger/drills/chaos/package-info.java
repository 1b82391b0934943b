@NullMarked
package org.wardledger.drills.chaos;

import org.jspecify.annotations.NullMarked;
