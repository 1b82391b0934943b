package org.wardledger.command.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the sign-in keeps its people, and what it signs with.
///
/// @param people file under the data folder, readable by its owner alone
/// @param session key of the cookies of those who are signed in
/// @param metricsToken whoever shows it may read the metrics from another machine; null where only
///     this machine, operators and auditors may
public record SecuritySettings(Path people, SessionKey session, @Nullable String metricsToken) {

    /// Never the token.
    @Override
    public String toString() {
        return "SecuritySettings[people=" + people + "]";
    }
}
