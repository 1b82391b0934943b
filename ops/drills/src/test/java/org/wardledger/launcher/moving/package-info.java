@NullMarked
package org.wardledger.launcher.moving;

import org.jspecify.annotations.NullMarked;
