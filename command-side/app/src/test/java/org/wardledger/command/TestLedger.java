package org.wardledger.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.Streams;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.SqliteKeyVault;

/// A whole command side on a real embedded store, with a clock that a test moves.
public final class TestLedger implements AutoCloseable {
    private static final byte[] SECRET =
            "a secret of thirty-two bytes or so"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Path folder;
    private final MovedClock clock = new MovedClock();
    private final UnaryOperator<EventStore> between;
    private final @Nullable KeyVault shared;
    private EventStore store;
    private KeyVault vault;
    private CommandCore core;

    public TestLedger(Path folder) {
        this(folder, store -> store);
    }

    /// @param between what stands between the command side and the real store
    public TestLedger(Path folder, UnaryOperator<EventStore> between) {
        this(folder, between, null);
    }

    private TestLedger(Path folder, UnaryOperator<EventStore> between, @Nullable KeyVault shared) {
        this.folder = folder;
        this.between = between;
        this.shared = shared;
        store = between.apply(SqliteEventStore.open(folder));
        vault = openVault();
        core = openCore();
    }

    /// Another node: a store of its own, the same key vault, to be closed before this one.
    public TestLedger beside(Path other) {
        return new TestLedger(other, store -> store, vault);
    }

    private CommandCore openCore() {
        return CommandCore.open(
                new CommandCore.Parts(
                        store,
                        folder.resolve("index.db"),
                        SECRET,
                        new KeyRing(vault),
                        clock,
                        new Policy(),
                        256));
    }

    private KeyVault openVault() {
        if (shared != null) {
            return shared;
        }
        return SqliteKeyVault.open(
                folder.resolve("vault.db"),
                Kek.of(new byte[KekSource.KEY_BYTES]),
                folder.resolve("keys.mark"),
                store.head() == 0);
    }

    /// Stops everything and starts it again on the same files.
    public void restart() {
        core.close();
        if (shared == null) {
            vault.close();
        }
        store.close();
        store = between.apply(SqliteEventStore.open(folder));
        vault = openVault();
        core = openCore();
    }

    /// Keys of the bank lines that the open month knows.
    public Set<String> lineKeys(Id.Account acct) {
        YearMonth month = core.index().registers().periodOf(acct);
        return month == null
                ? Set.of()
                : core.states()
                        .state(Features.PERIOD, Streams.of(acct, month))
                        .bank()
                        .lineKeys()
                        .keySet();
    }

    public CommandCore core() {
        return core;
    }

    public EventStore store() {
        return store;
    }

    public KeyVault vault() {
        return vault;
    }

    public Path folder() {
        return folder;
    }

    public Outcome execute(Request request, Caller caller, UUID key) {
        return core.ledger().execute(request, caller, key);
    }

    public Outcome execute(Request request, Caller caller) {
        return execute(request, caller, UUID.randomUUID());
    }

    public Outcome.Done done(Request request, Caller caller) {
        Outcome outcome = execute(request, caller);
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new AssertionError(outcome);
    }

    public String refused(Request request, Caller caller) {
        Outcome outcome = execute(request, caller);
        if (outcome instanceof Outcome.Refused refused) {
            return refused.refusal().code().code();
        }
        throw new AssertionError(outcome);
    }

    public void setTime(Instant now) {
        clock.now = now;
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        core.close();
        if (shared == null) {
            vault.close();
        }
        store.close();
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-10-05T06:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
