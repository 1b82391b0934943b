/// The command side: takes a wish, finds out what the rules need to know, and records the answer.
@NullMarked
package org.wardledger.command;

import org.jspecify.annotations.NullMarked;
