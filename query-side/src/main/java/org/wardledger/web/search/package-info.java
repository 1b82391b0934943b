/// Search over published postings.
@NullMarked
package org.wardledger.web.search;

import org.jspecify.annotations.NullMarked;
