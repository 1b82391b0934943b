/// The whole product in a real browser: what a visitor sees and what an accountant does.
@NullMarked
package org.wardledger.checks.browser;

import org.jspecify.annotations.NullMarked;
