/// The log as static files: names of tiles, bundles of entries, reading and writing them.
@NullMarked
package org.wardledger.transparency.tiles;

import org.jspecify.annotations.NullMarked;
