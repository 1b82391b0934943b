@NullMarked
package org.wardledger.checks.chaos;

import org.jspecify.annotations.NullMarked;
