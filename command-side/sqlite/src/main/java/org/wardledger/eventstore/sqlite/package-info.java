/// The embedded engine: one SQLite file, one writer thread with group commit, a few readers.
@NullMarked
package org.wardledger.eventstore.sqlite;

import org.jspecify.annotations.NullMarked;
