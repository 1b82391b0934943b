/// The pure rules: what may happen. No clock, no randomness, no input or output; time, ids and what
/// other records say arrive as data.
@NullMarked
package org.wardledger.domain;

import org.jspecify.annotations.NullMarked;
