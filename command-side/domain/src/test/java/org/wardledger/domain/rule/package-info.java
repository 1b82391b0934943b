/// Tests: Dated rules with their citations: no number of the law is a constant in code.
@NullMarked
package org.wardledger.domain.rule;

import org.jspecify.annotations.NullMarked;
