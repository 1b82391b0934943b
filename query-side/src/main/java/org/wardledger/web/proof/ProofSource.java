package org.wardledger.web.proof;

import org.wardledger.transparency.LogReader;

/// Where pages take proofs from.
///
/// @param reader of the public folder
/// @param policy keys of log and witnesses as the operator states them (C2SP tlog-policy); empty
///     where there is no log. Shown, never relied on: who checks brings a policy of their own
public record ProofSource(LogReader reader, String policy) {}
