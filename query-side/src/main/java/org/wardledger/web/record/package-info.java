/// The page of one purchase: its whole story.
@NullMarked
package org.wardledger.web.record;

import org.jspecify.annotations.NullMarked;
