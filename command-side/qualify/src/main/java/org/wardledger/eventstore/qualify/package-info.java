/// The contract suite against a server of somebody else's, as a program that an operator runs.
@NullMarked
package org.wardledger.eventstore.qualify;

import org.jspecify.annotations.NullMarked;
