/// Tries the real server: starts, kills, corrupts, searches.
@NullMarked
package org.wardledger.searchserver;

import org.jspecify.annotations.NullMarked;
