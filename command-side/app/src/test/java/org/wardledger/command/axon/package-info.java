@NullMarked
package org.wardledger.command.axon;

import org.jspecify.annotations.NullMarked;
