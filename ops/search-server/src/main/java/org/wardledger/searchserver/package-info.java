/// The real Elasticsearch as a child process of the ledger: unpacked, started, watched, stopped.
///
/// Nothing here is the truth: a lost search folder is rebuilt from the event store. A tampered one
/// is found by rebuild-and-compare. See `ops/search-server/README.md`.
@NullMarked
package org.wardledger.searchserver;

import org.jspecify.annotations.NullMarked;
