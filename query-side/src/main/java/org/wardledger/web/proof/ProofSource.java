package org.wardledger.web.proof;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.Quorum;

/// Where pages take proofs from.
///
/// @param reader of the public folder
/// @param policy keys of log and witnesses as the operator states them (C2SP tlog-policy); empty
///     where there is no log. Shown, never relied on: who checks brings a policy of their own
/// @param provableSince when the record at a position became publicly provable; empty where it is
///     not, or nobody looked
public record ProofSource(
        LogReader reader, String policy, LongFunction<Optional<Instant>> provableSince) {

    /// Whether anybody but the operator is asked to vouch for the log.
    boolean witnessed() {
        byte[] text = policy.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Policy.parse(text) instanceof Parsed.Good<Policy>(Policy read)
                && !(read.quorum() instanceof Quorum.None);
    }
}
