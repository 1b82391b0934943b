/// Tests of policy and sign-in.
@NullMarked
package org.wardledger.command.security;

import org.jspecify.annotations.NullMarked;
