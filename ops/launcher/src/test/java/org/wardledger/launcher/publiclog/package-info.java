@NullMarked
package org.wardledger.launcher.publiclog;

import org.jspecify.annotations.NullMarked;
