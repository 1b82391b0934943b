/// Evidence bundles: what one hands to a court or a newsroom about some records.
@NullMarked
package org.wardledger.transparency.evidence;

import org.jspecify.annotations.NullMarked;
