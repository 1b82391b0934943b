package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.CanaryFolder.AT_ONCE;
import static org.wardledger.launcher.CanaryFolder.OTHER;
import static org.wardledger.launcher.CanaryFolder.WARD;
import static org.wardledger.launcher.CanaryFolder.operator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.EntryReader;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.StoreSecret;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.privacy.PrivacyCommand;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.vault.KeyName;
import org.wardledger.views.CanaryLedger;

/// Neither a vault from before an erasure nor a crash in the middle of one brings anybody back. On
/// a history of every type of event with a canary in each private field, without search and web.
class RestoredVaultTest {
    @TempDir Path folder;

    private record Open(EventStore store, LedgerKeys keys, CommandCore core)
            implements AutoCloseable {

        static Open of(DataFolder data) {
            EventStore store = SqliteEventStore.open(data.store());
            LedgerKeys keys = LedgerKeys.open(data, store);
            var parts =
                    new CommandCore.Parts(
                            store,
                            data.index(),
                            StoreSecret.of(data.secret(), false),
                            keys.ring(),
                            Clock.systemUTC(),
                            new Policy(),
                            16);
            return new Open(store, keys, CommandCore.open(parts));
        }

        Outcome.Done done(Request request, Caller caller) {
            Outcome outcome = core.ledger().execute(request, caller, UUID.randomUUID());
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            return (Outcome.Done) outcome;
        }

        String opened() {
            return CanaryFolder.opened(store, new EntryReader(keys.ring()));
        }

        @Override
        public void close() {
            core.close();
            keys.close();
            store.close();
        }
    }

    @Test
    void a_vault_from_before_the_erasure_forgets_again_and_what_a_crash_left_is_done()
            throws Exception {
        DataFolder data = DataFolder.of(folder.resolve("data"));
        CanaryFolder.plant(data);
        Path backup = folder.resolve("vault-of-yesterday.db");
        forget(data, backup);
        assertThat(new Leftovers(CanaryFolder.PRIVATE).inFiles(data.root()).found()).isEmpty();
        assertThat(new Erasing(data.erasing()).isUnderWay()).isFalse();

        Folders.deleteDatabase(data.vault());
        Files.copy(backup, data.vault(), StandardCopyOption.REPLACE_EXISTING);
        restored(data);
        crashed(data);
        assertThat(new Leftovers(List.of(WARD.value())).inFiles(data.index().getParent()).found())
                .allMatch(where -> where.contains(" in store/"));
    }

    private static void forget(DataFolder data, Path backup) throws Exception {
        try (Open open = Open.of(data)) {
            var received =
                    open.done(
                            new PrivacyRequests.ReceiveRequest(
                                    null, WARD, Right.DESTROY, CanaryFolder.PASSPORT),
                            operator(1));
            Id.PrivacyCase file =
                    ((RequestReceived) received.events().getFirst().event()).privacyCase();
            var block = new PrivacyCommand.BlockData(file, PrivacyLaw.PD_25, AT_ONCE);
            var _ = open.done(new Plain(block), operator(2));
            CanaryFolder.assertKnown(open.opened());
            CanaryFolder.copyVault(data, backup);
            var _ =
                    open.done(
                            new PrivacyRequests.ShredData(file, PrivacyLaw.PD_25, AT_ONCE),
                            operator(2));
            CanaryFolder.assertForgotten(open.opened());
        }
    }

    private static void restored(DataFolder data) throws Exception {
        try (EventStore store = SqliteEventStore.open(data.store());
                LedgerKeys keys = LedgerKeys.open(data, store)) {
            CanaryFolder.assertForgotten(CanaryFolder.opened(store, new EntryReader(keys.ring())));
            for (KeyClass kind : List.of(KeyClass.IDENTITY, KeyClass.CARE)) {
                assertThat(keys.ring().handle(new KeyName(Subject.WARD, WARD.value(), kind)))
                        .isNull();
                assertThat(keys.ring().handle(new KeyName(Subject.WARD, OTHER.value(), kind)))
                        .isNotNull();
            }
            assertThat(keys.ring().destroyedTo()).isEqualTo(store.head());
            assertThat(new Erasing(data.erasing()).isUnderWay()).isTrue();
            assertThat(data.index()).doesNotExist();
            CanaryFolder.recordOnly(data, store, keys, WARD);
        }
    }

    /// The event stands, its keys too: the start destroys them.
    private static void crashed(DataFolder data) {
        try (Open open = Open.of(data)) {
            assertThat(open.opened())
                    .doesNotContain(WARD.value(), CanaryLedger.FORGOTTEN + "-floor")
                    .contains(OTHER.value(), CanaryLedger.KEPT + "-floor")
                    .contains("RequestReceived", "DataShredded");
        }
    }
}
