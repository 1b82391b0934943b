/// Writes valid statement files for demonstrations and for round-trip tests.
@NullMarked
package org.wardledger.statements.sample;

import org.jspecify.annotations.NullMarked;
