/// Tests: forgetting a person, on a real store and a real vault.
@NullMarked
package org.wardledger.command.privacy;

import org.jspecify.annotations.NullMarked;
