/// Single public movements of money.
@NullMarked
package org.wardledger.views.posting;

import org.jspecify.annotations.NullMarked;
