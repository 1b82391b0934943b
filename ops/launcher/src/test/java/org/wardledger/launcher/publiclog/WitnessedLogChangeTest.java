package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.domain.operator.Operations.DeclareOutage;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.OwnRecord;
import org.wardledger.launcher.WardLedger;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.LogFolder;

/// What everybody uses of a witnessed log is what its witnesses have cosigned, also while the log
/// changes hands; and a change that cannot be published is not recorded.
class WitnessedLogChangeTest {
    @TempDir Path root;
    private DataFolder data;
    private byte[] cosigned = new byte[0];

    @BeforeEach
    void a_log_with_a_cosigned_checkpoint_and_a_record_behind_it() throws IOException {
        data = DataFolder.of(root.resolve("data"));
        OpenLedger.Rules rules = OpenLedger.Rules.of(Clock.systemUTC(), 16);
        try (OpenLedger ledger = OpenLedger.open(data, rules)) {
            LogOptions named = new LogOptions("example.org/ledger", null);
            Beginning.of(ledger.store(), ledger.core(), data, named);
            Files.createDirectories(data.log());
            try (LogWriter writer =
                    LogWriter.open(
                            ledger.store(),
                            LogIdentity.alone(data, null).settings(data).withWitnesses(),
                            new SealedOnly())) {
                writer.advanceAll();
            }
            SignedCheckpoint latest = document(LogFolder.LATEST);
            SigningKey witness = SigningKey.generate("paper.example.net", new SecureRandom());
            var line = witness.cosign(latest.note().text(), Instant.parse("2026-10-01T09:00:00Z"));
            cosigned = latest.note().with(List.of(line)).bytes();
            new LogFolder(data.log()).publish(LogFolder.CHECKPOINT, cosigned);
            LocalDate day = LocalDate.now(Clock.systemUTC()).minusDays(1);
            OwnRecord.of(
                    ledger.core(),
                    new DeclareOutage(day, day),
                    Caller.operator(),
                    UUID.randomUUID());
        }
    }

    @Test
    void another_key_leaves_the_cosigned_checkpoint_until_witnesses_have_seen_more()
            throws IOException {
        assertThat(log("rotate-key")).isZero();
        assertThat(document(LogFolder.LATEST).size()).isEqualTo(3);
        assertThat(data.log().resolve(LogFolder.CHECKPOINT)).hasBinaryContent(cosigned);
    }

    @Test
    void the_end_of_a_log_leaves_it_and_the_next_log_waits_for_witnesses_too() throws IOException {
        assertThat(log("freeze")).isZero();
        assertThat(document(LogFolder.LATEST).size()).isEqualTo(2);
        assertThat(data.log().resolve(LogFolder.CHECKPOINT)).hasBinaryContent(cosigned);
        assertThat(log("continue", "--origin", "example.org/2")).isZero();
        assertThat(document(LogFolder.LATEST).size()).isEqualTo(3);
        assertThat(data.log().resolve(LogFolder.CHECKPOINT)).doesNotExist();
    }

    @Test
    void a_log_that_no_witness_has_answered_yet_shows_nobody_an_unseen_checkpoint()
            throws IOException {
        Files.delete(data.log().resolve(LogFolder.CHECKPOINT));
        assertThat(log("rotate-key")).isZero();
        assertThat(data.log().resolve(LogFolder.CHECKPOINT)).doesNotExist();
    }

    @Test
    void a_log_that_cannot_publish_records_no_other_key() throws IOException {
        assertThat(log("freeze")).isZero();
        assertThat(log("rotate-key")).isEqualTo(1);
        try (EventStore store = Records.store(data)) {
            assertThat(store.head()).isEqualTo(2);
        }
        assertThat(data.logKeyNext()).doesNotExist();
    }

    private SignedCheckpoint document(String name) throws IOException {
        return new LogFolder(data.log()).read(name).orElseThrow();
    }

    private int log(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "log";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = data.root().toString();
        return WardLedger.run(all);
    }
}
