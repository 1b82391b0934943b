/// Decisions of bodies: quorum, majority, what they permit.
@NullMarked
package org.wardledger.domain.decision;

import org.jspecify.annotations.NullMarked;
