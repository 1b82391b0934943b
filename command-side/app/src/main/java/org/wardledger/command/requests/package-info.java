/// What clients may ask for, one file per feature: the fields of a request, and how it becomes a
/// command with the facts that its rule needs. A request whose rule needs no facts is the domain's
/// own command.
@NullMarked
package org.wardledger.command.requests;

import org.jspecify.annotations.NullMarked;
