package org.wardledger.launcher.moving;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.wardledger.codec.EntryReader;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.LedgerKeys;
import org.wardledger.vault.KeyName;

/// Wards of a loaded ledger and the names of their keys.
final class Erasing {
    private Erasing() {}

    static List<String> wards(EventStore store, LedgerKeys keys) {
        EntryReader reader = new EntryReader(keys.ring());
        return store.readAll(0, 100_000).stream()
                .map(e -> reader.read(e).foldable())
                .filter(Objects::nonNull)
                .map(e -> (LedgerEvent) e.event())
                .filter(WardEnrolled.class::isInstance)
                .map(e -> ((WardEnrolled) e).ward().value())
                .toList();
    }

    static Stream<KeyName> keys(String ward) {
        return Arrays.stream(KeyClass.values()).map(k -> new KeyName(Subject.WARD, ward, k));
    }
}
