/// Tests of the command index.
@org.jspecify.annotations.NullMarked
package org.wardledger.command.lookup;
