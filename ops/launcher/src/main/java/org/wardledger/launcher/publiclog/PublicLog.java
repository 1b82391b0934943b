package org.wardledger.launcher.publiclog;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.Complaint;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.cluster.Lease;
import org.wardledger.launcher.cluster.LogRow;
import org.wardledger.launcher.publiclog.LogOptions.WitnessPolicy;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.AgreementBehind;
import org.wardledger.transparency.sequencer.LogContradiction;
import org.wardledger.transparency.sequencer.LogFollower;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.sequencer.SharedLog;
import org.wardledger.transparency.tiles.DamagedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.witness.Cosigner;
import org.wardledger.transparency.witness.CosignerLoop;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.web.proof.ProofSource;

/// The public log of a running installation, and its way to the witnesses. Whatever goes wrong with
/// it is said and never keeps anything from being recorded: a log that cannot start leaves its
/// trouble here and what is published as it stands.
public final class PublicLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublicLog.class);
    private static final Duration CADENCE = Duration.ofSeconds(1);
    private static final Duration ROUND = Duration.ofSeconds(5);

    /// How long whose turn has come may be behind what the one before has shown to a witness.
    private static final int ROUNDS_BEHIND = 12;

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final LogReader reader;
    private final String policy;
    private final @Nullable Coverage coverage;
    private final @Nullable LogFollower follower;
    private final @Nullable CosignerLoop loop;
    private final @Nullable LogRow row;
    private final Optional<String> neverBegan;

    private PublicLog(
            LogReader reader,
            String policy,
            @Nullable Coverage coverage,
            @Nullable LogFollower follower,
            @Nullable CosignerLoop loop,
            @Nullable LogRow row,
            Optional<String> neverBegan) {
        this.reader = reader;
        this.policy = policy;
        this.coverage = coverage;
        this.follower = follower;
        this.loop = loop;
        this.row = row;
        this.neverBegan = neverBegan;
    }

    /// A log that other processes keep too.
    ///
    /// @param database that holds what they agree on
    /// @param turn the right to sign; null where this one only shows what others signed
    public record Sharing(PostgresSettings database, @Nullable Lease turn) {}

    /// Follows the store from now on.
    ///
    /// @throws org.wardledger.launcher.Failed where the options make no sense
    public static PublicLog start(
            EventStore store, DataFolder data, LogOptions options, InstantSource clock) {
        return start(store, data, options, clock, new SealedOnly());
    }

    static PublicLog start(
            EventStore store,
            DataFolder data,
            LogOptions options,
            InstantSource clock,
            Admission admission) {
        return start(store, data, options, clock, admission, null);
    }

    /// Follows the store from now on, together with others.
    ///
    /// @throws org.wardledger.launcher.Failed where the options make no sense
    public static PublicLog start(
            EventStore store,
            DataFolder data,
            LogOptions options,
            InstantSource clock,
            Sharing sharing) {
        return start(store, data, options, clock, new SealedOnly(), sharing);
    }

    private static PublicLog start(
            EventStore store,
            DataFolder data,
            LogOptions options,
            InstantSource clock,
            Admission admission,
            @Nullable Sharing sharing) {
        Optional<WitnessPolicy> witnesses = options.witnesses(Says.in(null));
        LogReader reader = new LogReader(data.log());
        String policy = "";
        LogRow row = null;
        try {
            LogIdentity identity =
                    sharing == null
                            ? LogIdentity.alone(data, options.origin)
                            : LogIdentity.shared(data, options.origin);
            policy = published(identity.publicKey(), LogKeys.before(data), witnesses);
            row = sharing == null ? null : row(identity, sharing);
            LogFollower follower = follower(store, data, identity, witnesses, admission, row);
            Cosigner cosigner =
                    witnesses
                            .filter(_ -> identity.key().isPresent())
                            .map(
                                    w ->
                                            cosigner(
                                                    data,
                                                    identity.publicKey(),
                                                    w,
                                                    clock,
                                                    follower,
                                                    sharing))
                            .orElse(null);
            Coverage coverage = Coverage.follow(data.logTimes(), reader);
            CosignerLoop loop =
                    cosigner == null ? null : CosignerLoop.start(cosigner, ROUND, turn(sharing));
            return new PublicLog(reader, policy, coverage, follower, loop, row, Optional.empty());
        } catch (IOException | LogContradiction e) {
            String why = Complaint.of(e, Says.in(null));
            LOG.error("the public log does not start; recording goes on: {}", why);
            return new PublicLog(reader, policy, null, null, null, row, Optional.of(why));
        }
    }

    private static LogRow row(LogIdentity identity, Sharing sharing) {
        boolean signs = identity.key().isPresent() && sharing.turn() != null;
        LogRow row =
                new LogRow(
                        sharing.database(),
                        identity.publicKey().name(),
                        signs ? sharing.turn() : null);
        if (signs) {
            row.prepare();
        }
        return row;
    }

    /// Witnesses are asked by whoever signs.
    private static BooleanSupplier turn(@Nullable Sharing sharing) {
        Lease turn = sharing == null ? null : sharing.turn();
        return turn == null ? () -> true : turn::isHeldNow;
    }

    private static LogFollower follower(
            EventStore store,
            DataFolder data,
            LogIdentity identity,
            Optional<WitnessPolicy> witnesses,
            Admission admission,
            @Nullable LogRow row)
            throws IOException {
        Files.createDirectories(data.log());
        LogSettings settings = identity.settings(data);
        LogSettings all = witnesses.isPresent() ? settings.withWitnesses() : settings;
        if (row != null) {
            awaitEvents(store, LogWriter.decided(data.logState()));
        }
        return LogFollower.start(
                row == null
                        ? LogWriter.open(store, all, admission)
                        : SharedLog.open(store, all, admission, row),
                CADENCE,
                PublicLog::words);
    }

    /// What else a disk or a database says is said as it is: it names the file, and the next try
    /// comes by itself.
    private static String words(Exception failure) {
        return switch (failure) {
            case LogContradiction e -> Complaint.of(e, Says.in(null));
            case AgreementBehind e -> Complaint.of(e, Says.in(null));
            case DamagedCheckpoint e -> Complaint.of(e, Says.in(null));
            case Exception e -> String.valueOf(e.getMessage());
        };
    }

    /// A node of the cluster that follows may show the newest events a moment later than the one
    /// that was asked before this process ended. What is not there by then is missing.
    private static void awaitEvents(EventStore store, Optional<SignedCheckpoint> decided) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long wanted = decided.map(SignedCheckpoint::size).orElse(0L);
        while (store.head() < wanted && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static Cosigner cosigner(
            DataFolder data,
            Vkey logKey,
            WitnessPolicy witnesses,
            InstantSource clock,
            LogFollower follower,
            @Nullable Sharing sharing) {
        return new Cosigner(
                new LogFolder(data.log()),
                witnesses.policy(),
                logKey,
                clock,
                PATIENCE,
                REFRESH,
                follower::halt,
                sharing == null ? 0 : ROUNDS_BEHIND);
    }

    /// What the installation says about itself: its keys, and the witnesses that it asks.
    private static String published(
            Vkey key, List<Vkey> before, Optional<WitnessPolicy> witnesses) {
        List<Vkey> keys = new ArrayList<>(List.of(key));
        keys.addAll(before);
        witnesses.ifPresent(w -> keys.removeAll(w.policy().logKeys()));
        String logs = keys.stream().map(k -> "log " + k.text() + "\n").collect(joining());
        return logs + witnesses.map(WitnessPolicy::text).orElse("quorum none\n");
    }

    public LogReader reader() {
        return reader;
    }

    /// For the pages.
    public ProofSource source() {
        Coverage times = coverage;
        return new ProofSource(
                reader, policy, times == null ? _ -> Optional.empty() : times::since);
    }

    /// What keeps the log from growing; empty while all is well.
    public Optional<String> trouble() {
        return follower == null ? neverBegan : follower.trouble();
    }

    /// Witnesses that have not cosigned lately, with the reason.
    public Map<String, String> witnessTroubles() {
        return loop == null ? Map.of() : loop.troubles();
    }

    @Override
    public void close() {
        if (loop != null) {
            loop.close();
        }
        for (AutoCloseable part : Arrays.asList(coverage, follower, row)) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                LOG.warn("the public log did not close in order: {}", e.getMessage());
            }
        }
    }
}
