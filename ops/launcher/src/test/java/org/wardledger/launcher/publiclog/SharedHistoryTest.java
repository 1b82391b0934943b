package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.cluster.LogRow;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.vault.FreshDatabase;
import org.wardledger.vault.PostgresSettings;

/// A process that comes fresh to a cluster asks what the others have published.
class SharedHistoryTest {
    private static final SigningKey KEY =
            SigningKey.generate("example.org/shared-history", new SecureRandom());

    @RegisterExtension static final FreshDatabase POSTGRES = new FreshDatabase();

    @TempDir private Path folder;

    @Test
    void a_store_that_was_put_back_too_old_takes_nothing_though_this_process_knows_of_nothing()
            throws Exception {
        DataFolder data = DataFolder.of(folder);
        Files.writeString(data.logPublicKey(), "log " + KEY.logKey().text() + "\n");
        PostgresSettings database = POSTGRES.settings();
        try (EventStore store = SqliteEventStore.open(data.store())) {
            assertThatCode(() -> PublishedHistory.checkShared(store, data, database))
                    .doesNotThrowAnyException();
            try (LogRow row = new LogRow(database, KEY.name(), null)) {
                row.prepare();
                TreeHead head = new TreeHead(3, Hash.of(new byte[Hash.BYTES]));
                row.sign(Optional.empty(), SignedCheckpoint.sign(KEY, head), 1);
            }
            assertThatThrownBy(() -> PublishedHistory.checkShared(store, data, database))
                    .isInstanceOf(Failed.class)
                    .hasMessageContaining("store.older-than-log");
        }
        PostgresSettings gone =
                new PostgresSettings(
                        "jdbc:postgresql://localhost:1/gone?sslmode=disable", "ledger", "x");
        try (EventStore store = SqliteEventStore.open(folder.resolve("other"))) {
            assertThatThrownBy(() -> PublishedHistory.checkShared(store, data, gone))
                    .isInstanceOf(Failed.class)
                    .hasMessageContaining("localhost:1");
        }
    }
}
