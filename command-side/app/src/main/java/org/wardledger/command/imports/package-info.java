/// Taking in bank statements: a dry run that records nothing, then one confirmation; and proposals
/// which expenditure or which benefits a line of the bank belongs to.
@NullMarked
package org.wardledger.command.imports;

import org.jspecify.annotations.NullMarked;
