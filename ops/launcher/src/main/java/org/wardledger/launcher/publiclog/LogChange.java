package org.wardledger.launcher.publiclog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.Outcome;
import org.wardledger.command.imports.NamedKey;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.RefusalTexts;
import org.wardledger.domain.operator.Operations;
import org.wardledger.domain.operator.Operations.BeginLedger;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.LogFolder;

/// Changes to the public log of a ledger that does not run: another key, an end, a new beginning.
/// What is done is recorded first and the files follow; a crash in between leaves the next key
/// beside the old one, and doing it again finishes it.
final class LogChange implements AutoCloseable {
    private static final int CACHE_MIB = 32;
    private final DataFolder data;
    private final OpenLedger ledger;

    /// Public keys of the log before and after a change.
    ///
    /// @param before null where the key was lost
    record Keys(@Nullable Vkey before, Vkey after) {}

    /// The log that ends.
    ///
    /// @param id of its key, which stands behind the names of what is set aside
    /// @param key null where it is lost: what was signed with it still says its name and id
    private record Ending(String name, String id, @Nullable Vkey key) {

        static Ending of(DataFolder data) throws IOException {
            if (!LogKeys.missing(data)) {
                Vkey key = LogKeys.read(data.logKey()).logKey();
                return new Ending(key.name(), key.hexId(), key);
            }
            SignedCheckpoint last = signed(data);
            String id =
                    last.note().signatures().stream()
                            .filter(s -> s.name().equals(last.origin()))
                            .findFirst()
                            .orElseThrow(() -> new IOException("unsigned: " + last.origin()))
                            .hexId();
            return new Ending(last.origin(), id, null);
        }

        /// Wherever a change that was cut short has left what the log signed last.
        private static SignedCheckpoint signed(DataFolder data) throws IOException {
            LogFolder folder = new LogFolder(data.log());
            Optional<SignedCheckpoint> last = folder.read(LogFolder.LATEST);
            if (last.isEmpty()) {
                last = LogWriter.decided(data.logState());
            }
            if (last.isEmpty()) {
                last = folder.read(LogFolder.PREVIOUS);
            }
            return last.orElseThrow(() -> nothingIn(data.log()));
        }
    }

    private static IOException nothingIn(Path folder) {
        return new IOException("nothing is published in " + folder);
    }

    private LogChange(DataFolder data, OpenLedger ledger) {
        this.data = data;
        this.ledger = ledger;
    }

    static LogChange open(DataFolder data, Clock clock) {
        return new LogChange(data, OpenLedger.open(data, OpenLedger.Rules.of(clock, CACHE_MIB)));
    }

    /// The old key still signs the record that names the new one; from then on the new one signs. A
    /// log that cannot publish says so before anything is recorded.
    Keys rotateKey() throws IOException {
        LogIdentity log = LogIdentity.alone(data, null);
        SigningKey old = log.key().orElseThrow();
        LogSettings settings = waiting(log.settings(data), data.log());
        publish(settings);
        SigningKey next = next(old.name());
        record(new Operations.RotateKey(next.logKey().text()), "rotate " + next.logKey().text());
        publish(settings);
        String line = old.logKey().text() + "\n";
        if (!LogKeys.before(data).contains(old.logKey())) {
            Files.writeString(
                    data.logKeysBefore(),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        }
        Files.move(data.logKeyNext(), data.logKey(), StandardCopyOption.ATOMIC_MOVE);
        return new Keys(old.logKey(), next.logKey());
    }

    /// Whether the log has lost its key.
    boolean keyless() {
        return LogKeys.missing(data);
    }

    /// Publishes what is recorded, then ends the log for good. A log without its key ends with what
    /// it has signed.
    ///
    /// @return size of its last checkpoint
    long freeze() throws IOException {
        if (keyless()) {
            LogWriter.freeze(data.logState(), "Its key is lost.");
            return new LogFolder(data.log())
                    .read(LogFolder.LATEST)
                    .map(SignedCheckpoint::size)
                    .orElse(0L);
        }
        LogIdentity log = LogIdentity.alone(data, null);
        LogSettings settings = waiting(log.settings(data), data.log());
        try (LogWriter writer = LogWriter.open(ledger.store(), settings, new SealedOnly())) {
            writer.advanceAll();
            writer.freeze();
            return writer.head().map(h -> h.size()).orElse(0L);
        }
    }

    /// Behind the last checkpoint of the frozen log, which the record cites. Folder, state and key
    /// of the old log stay beside the new ones, with the id of the old key behind their names. The
    /// key changes last: until then, doing it again goes on where it stopped.
    Keys continueAs(String origin) throws IOException {
        Ending old = Ending.of(data);
        if (old.name().equals(origin)) {
            throw new Failed(Says.in(null).text("log.same-name", origin));
        }
        String aside = "-" + old.id();
        Path folder = aside(data.log(), aside);
        boolean moving = Files.exists(folder);
        if (!moving && !LogWriter.frozen(data.logState())) {
            throw new Failed(Says.in(null).text("log.not-frozen"));
        }
        Path published = moving ? folder : data.log();
        SignedCheckpoint last =
                new LogFolder(published)
                        .read(LogFolder.LATEST)
                        .orElseThrow(() -> nothingIn(published));
        boolean witnessed = asksWitnesses(published);
        SigningKey next = next(origin);
        String text = new String(last.bytes(), UTF_8);
        record(new BeginLedger(origin, Beginning.LAYOUT, text, false), "continue " + origin);
        setAside(data.log(), aside);
        Files.createDirectories(data.log());
        new LogFolder(data.log()).publish(LogFolder.PREVIOUS, last.bytes());
        setAside(data.logState(), aside);
        setAside(data.logKeysBefore(), aside);
        Path kept = aside(data.logKey(), aside);
        if (Files.exists(data.logKey()) && !Files.exists(kept)) {
            Files.copy(data.logKey(), kept, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.move(data.logKeyNext(), data.logKey(), StandardCopyOption.ATOMIC_MOVE);
        LogSettings settings = LogSettings.of(data.log(), data.logState(), next).continuing(last);
        publish(witnessed ? settings.withWitnesses() : settings);
        return new Keys(old.key(), next.logKey());
    }

    /// What witnesses have cosigned stays what everybody uses, until they have cosigned something
    /// newer.
    private static LogSettings waiting(LogSettings settings, Path published) throws IOException {
        return asksWitnesses(published) ? settings.withWitnesses() : settings;
    }

    /// A log whose newest checkpoint is for everybody at once asks no witness.
    private static boolean asksWitnesses(Path published) throws IOException {
        LogFolder folder = new LogFolder(published);
        return folder.read(LogFolder.CHECKPOINT)
                .map(LogChange::cosigned)
                .orElse(folder.holds(LogFolder.LATEST));
    }

    private static boolean cosigned(SignedCheckpoint checkpoint) {
        return checkpoint.note().signatures().stream()
                .anyMatch(s -> !s.name().equals(checkpoint.origin()));
    }

    private static Path aside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static void setAside(Path path, String suffix) throws IOException {
        Path to = aside(path, suffix);
        if (Files.exists(path) && !Files.exists(to)) {
            Files.move(path, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// The key that was made for this change already, or a new one.
    private SigningKey next(String name) throws IOException {
        if (!Files.exists(data.logKeyNext())) {
            SigningKey made;
            try {
                made = SigningKey.generate(name, new SecureRandom());
            } catch (IllegalArgumentException _) {
                throw new Failed(Says.in(null).text("keygen.name-form", name));
            }
            KeyFile.write(data.logKeyNext(), made);
        }
        SigningKey next = LogKeys.read(data.logKeyNext());
        if (!next.name().equals(name)) {
            throw new Failed(
                    Says.in(null).text("log.other-change", data.logKeyNext(), next.name()));
        }
        return next;
    }

    private void record(Operations.Command command, String what) {
        Outcome outcome =
                ledger.core()
                        .ledger()
                        .execute(
                                new Plain(command),
                                Caller.operator(),
                                NamedKey.of("ledger log", what));
        if (outcome instanceof Outcome.Refused refused) {
            throw new Failed(
                    RefusalTexts.in(Says.in(null).locale().getLanguage()).text(refused.refusal()));
        }
    }

    private void publish(LogSettings settings) throws IOException {
        Files.createDirectories(settings.publicFolder());
        try (LogWriter writer = LogWriter.open(ledger.store(), settings, new SealedOnly())) {
            writer.advanceAll();
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
