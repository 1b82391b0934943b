/// What the command side has to look up across streams: which key was used, which number is taken,
/// which month of an account is open. Everything here is derived from the events and can be thrown
/// away; it is rebuilt from them before the first command is accepted.
@NullMarked
package org.wardledger.command.lookup;

import org.jspecify.annotations.NullMarked;
