@NullMarked
package org.wardledger.statements;

import org.jspecify.annotations.NullMarked;
