/// The cluster of `ops/compose.yaml`, each part in a container of its own on a private network: it
/// is started as that file says, and then parts of it are cut off, stopped and killed.
@NullMarked
package org.wardledger.drills.containers;

import org.jspecify.annotations.NullMarked;
