/// Checks a log with nothing of its operator trusted.
@NullMarked
package org.wardledger.transparency.verify;

import org.jspecify.annotations.NullMarked;
