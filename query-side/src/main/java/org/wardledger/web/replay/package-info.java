/// Replay for auditors: totals computed again from the published entries and nothing else.
@NullMarked
package org.wardledger.web.replay;

import org.jspecify.annotations.NullMarked;
