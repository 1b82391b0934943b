/// How an event becomes bytes and bytes become the event again: the public entry, which everybody
/// may read and hash, and the private payload. One value has one byte form, in both directions;
/// what is not in that form is not read. Layout and reasons: ADR 0007.
@NullMarked
package org.wardledger.codec;

import org.jspecify.annotations.NullMarked;
