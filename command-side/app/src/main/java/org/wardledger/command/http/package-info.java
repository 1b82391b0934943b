/// The HTTP API under `/api/v1`: every request of the catalogue as one POST, what an account looks
/// like inside as GETs, refusals as RFC 9457 problems in the caller's language.
@NullMarked
package org.wardledger.command.http;

import org.jspecify.annotations.NullMarked;
