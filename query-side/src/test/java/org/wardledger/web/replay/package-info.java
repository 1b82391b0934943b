/// Tests of what is computed from the published entries alone.
@NullMarked
package org.wardledger.web.replay;

import org.jspecify.annotations.NullMarked;
