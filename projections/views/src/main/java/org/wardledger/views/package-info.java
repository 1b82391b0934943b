/// Read documents: one Java record each, with its mapping and its pure fold. One sub-package for
/// each feature.
@NullMarked
package org.wardledger.views;

import org.jspecify.annotations.NullMarked;
