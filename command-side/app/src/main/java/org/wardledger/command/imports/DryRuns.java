package org.wardledger.command.imports;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.events.Id;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.table.TableMapping;

/// Dry runs that wait for their confirmation, in memory only: a restart asks for the file again.
final class DryRuns {
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int KEPT_MAX = 64;
    private static final int TOKEN_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, DryRun> waiting = new LinkedHashMap<>();
    private final Clock clock;

    DryRuns(Clock clock) {
        this.clock = clock;
    }

    /// @param fileName NFC
    /// @param mapping of a table, to be saved with the account; null for other formats
    record DryRun(
            Caller caller,
            Id.Account acct,
            String fileName,
            String fileHash,
            ParsedStatement statement,
            @Nullable TableMapping mapping,
            Instant made) {}

    synchronized String keep(DryRun run) {
        forgetOld();
        if (waiting.size() == KEPT_MAX) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        waiting.put(token, run);
        return token;
    }

    /// Null where there is none, or it is too old, or belongs to somebody else.
    synchronized @Nullable DryRun find(String token, Caller caller) {
        forgetOld();
        DryRun run = waiting.get(token);
        return run != null && run.caller().equals(caller) ? run : null;
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        Iterator<DryRun> runs = waiting.values().iterator();
        while (runs.hasNext()) {
            if (runs.next().made().isBefore(oldest)) {
                runs.remove();
            }
        }
    }
}
