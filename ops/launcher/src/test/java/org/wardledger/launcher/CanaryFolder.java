package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardledger.codec.ActorTags;
import org.wardledger.codec.EntryCodec;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.Opened;
import org.wardledger.command.Caller;
import org.wardledger.command.StoreSecret;
import org.wardledger.domain.Streams;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.OperatorEvent.LedgerBegun;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.WardEvent;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.vault.KeyName;
import org.wardledger.views.CanaryLedger;

/// A data folder full of canaries.
final class CanaryFolder {
    static final String PASSPORT = "passport of the forgotten one";

    static final Id.Ward WARD = ward(CanaryLedger.FORGOTTEN);
    static final Id.Ward OTHER = ward(CanaryLedger.KEPT);
    static final List<DataClass> AT_ONCE =
            List.of(DataClass.IDENTITY, DataClass.CARE, DataClass.CASE, DataClass.TEXT);

    /// Texts of private fields, whoever's key they stand under: none of them is anywhere in clear.
    static final List<String> PRIVATE =
            List.of(CanaryLedger.FORGOTTEN + "-", CanaryLedger.KEPT + "-", PASSPORT);

    private CanaryFolder() {}

    /// A history as a ledger of all types would have it; a ward's own events in the ward's stream.
    static void plant(DataFolder data) throws Exception {
        try (EventStore store = SqliteEventStore.open(data.store());
                LedgerKeys keys = LedgerKeys.open(data, store)) {
            EntryCodec codec =
                    new EntryCodec(new ActorTags(StoreSecret.of(data.secret(), true)), keys.ring());
            Map<String, Long> revisions = new HashMap<>();
            List<Fact<LedgerEvent>> facts = new ArrayList<>();
            CanaryLedger.everything().forEach(e -> facts.add(e.fact()));
            facts.addAll(CanaryLedger.another());
            // A ledger begins with a record of itself.
            facts.sort(Comparator.comparing(fact -> !(fact.event() instanceof LedgerBegun)));
            for (Fact<LedgerEvent> fact : facts) {
                String stream =
                        fact.event() instanceof WardEvent e ? Streams.of(e.ward()) : "canaries";
                long revision = revisions.merge(stream, 0L, (old, _) -> old + 1);
                store.append(
                                stream,
                                ExpectedRevision.any(),
                                List.of(codec.encode(fact, stream, revision).event()))
                        .join();
            }
        }
    }

    /// The event that says so, and nothing destroyed: what a crash between the two leaves.
    static void recordOnly(DataFolder data, EventStore store, LedgerKeys keys, Id.Ward ward) {
        ActorTags tags = new ActorTags(StoreSecret.of(data.secret(), false));
        UUID money = keys.ring().handle(new KeyName(Subject.WARD, ward.value(), KeyClass.MONEY));
        assertThat(money).isNotNull();
        Fact<?> any = CanaryLedger.another().getFirst();
        Fact<LedgerEvent> fact =
                new Fact<>(
                        new UUID(0x3333_0000_0000_8000L, 0x8000_0000_0000_0001L),
                        any.at(),
                        any.day(),
                        any.by(),
                        any.key(),
                        any.digest(),
                        new DataShredded(
                                new Id.PrivacyCase("prv_0000000000000001"),
                                PrivacyLaw.PD_25,
                                List.of(DataClass.MONEY),
                                any.day(),
                                List.of(money),
                                ward));
        store.append(
                        "privacy-later",
                        ExpectedRevision.any(),
                        List.of(
                                new EntryCodec(tags, keys.ring())
                                        .encode(fact, "privacy-later", 0)
                                        .event()))
                .join();
    }

    /// As a backup would: the file and what is not in it yet.
    static void copyVault(DataFolder data, Path to) throws Exception {
        Path wal = data.vault().resolveSibling("vault.db-wal");
        Files.copy(data.vault(), to);
        if (Files.exists(wal)) {
            Files.copy(wal, to.resolveSibling(to.getFileName() + "-wal"));
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + to);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    static Id.Ward ward(String word) {
        return new Id.Ward("wrd_%s%010d".formatted(word, 1));
    }

    static Caller operator(int n) {
        return new Caller(new Id.Actor("act_%016d".formatted(n)), Role.OPERATOR, null);
    }

    /// What can be read of all events, by somebody with the keys that are left.
    static String opened(EventStore store, EntryReader reader) {
        StringBuilder text = new StringBuilder();
        for (StoredEvent stored : store.readAll(0, 100_000)) {
            Opened opened = reader.verify(stored);
            text.append(opened.foldable()).append('\n');
        }
        return text.toString();
    }

    /// Before: everybody is there.
    static void assertKnown(String opened) {
        assertThat(opened)
                .contains(WARD.value(), PASSPORT, CanaryLedger.FORGOTTEN + "-payee")
                .contains(CanaryLedger.FORGOTTEN + "-otherDocument")
                .contains(CanaryLedger.FORGOTTEN + "-language")
                .contains(OTHER.value(), CanaryLedger.KEPT + "-name", CanaryLedger.KEPT + "-iin");
    }

    /// Who it was is gone; what was not to go is there.
    static void assertForgotten(String opened) {
        assertThat(opened)
                .doesNotContain(
                        CanaryLedger.FORGOTTEN + "-otherDocument",
                        CanaryLedger.FORGOTTEN + "-language",
                        CanaryLedger.FORGOTTEN + "-payee",
                        PASSPORT);
        assertThat(opened)
                .contains(WARD.value())
                .contains(OTHER.value(), CanaryLedger.KEPT + "-name", CanaryLedger.KEPT + "-iin");
    }
}
