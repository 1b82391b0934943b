/// Folds are tested like rules: events in, documents out, no server.
@NullMarked
package org.wardledger.views;

import org.jspecify.annotations.NullMarked;
