/// The front page, signing in, and what is said about the product.
@NullMarked
package org.wardledger.web.home;

import org.jspecify.annotations.NullMarked;
