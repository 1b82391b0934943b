/// Tests of the rules; the fixture is [GivenWhenThen].
@NullMarked
package org.wardledger.domain;

import org.jspecify.annotations.NullMarked;
