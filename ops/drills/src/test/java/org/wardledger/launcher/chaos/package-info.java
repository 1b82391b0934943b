@NullMarked
package org.wardledger.launcher.chaos;

import org.jspecify.annotations.NullMarked;
