@NullMarked
package org.wardledger.launcher.roles;

import org.jspecify.annotations.NullMarked;
