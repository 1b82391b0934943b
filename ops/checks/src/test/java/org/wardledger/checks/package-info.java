/// What the whole product promises about its own shape: who may know whom, how long a file may get,
/// that documents point at what exists.
@NullMarked
package org.wardledger.checks;

import org.jspecify.annotations.NullMarked;
