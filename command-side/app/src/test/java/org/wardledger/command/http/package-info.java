@NullMarked
package org.wardledger.command.http;

import org.jspecify.annotations.NullMarked;
