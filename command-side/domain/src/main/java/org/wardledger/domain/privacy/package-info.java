/// Rights to one's own data: requests, blocking, destruction, answers, breaches.
@NullMarked
package org.wardledger.domain.privacy;

import org.jspecify.annotations.NullMarked;
