/// The examples of `docs/api`, sent to a real server in the order in which they are read.
@NullMarked
package org.wardledger.command.examples;

import org.jspecify.annotations.NullMarked;
