/// `ledger people`: who can sign in.
@NullMarked
package org.wardledger.launcher.people;

import org.jspecify.annotations.NullMarked;
