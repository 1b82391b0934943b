/// Open items of the accounts: bank lines and cash differences.
@NullMarked
package org.wardledger.views.statement;

import org.jspecify.annotations.NullMarked;
