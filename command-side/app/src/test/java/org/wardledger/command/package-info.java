@NullMarked
package org.wardledger.command;

import org.jspecify.annotations.NullMarked;
