/// The product as several processes, and what happens when one of them dies or sleeps. A drill that
/// looks inside the program stands in the package that it looks into.
@NullMarked
package org.wardledger.drills;

import org.jspecify.annotations.NullMarked;
