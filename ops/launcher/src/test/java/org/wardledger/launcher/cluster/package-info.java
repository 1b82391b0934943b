@NullMarked
package org.wardledger.launcher.cluster;

import org.jspecify.annotations.NullMarked;
