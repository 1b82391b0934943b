/// Pages for people who have signed in: their home's books, and taking in statements.
@NullMarked
package org.wardledger.web.work;

import org.jspecify.annotations.NullMarked;
