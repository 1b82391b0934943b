/// A year of the demo, witnessed, verified, and tampered with in every place where it is kept.
@NullMarked
package org.wardledger.checks.history;

import org.jspecify.annotations.NullMarked;
