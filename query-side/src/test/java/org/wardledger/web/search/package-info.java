/// Tests of searching.
@NullMarked
package org.wardledger.web.search;

import org.jspecify.annotations.NullMarked;
