/// Demo data: synthetic homes, people and purchases, the same for the same seed. Loaded through
/// the one door for writing, so that every rule applies to it.
@NullMarked
package org.wardledger.launcher.demo;

import org.jspecify.annotations.NullMarked;
