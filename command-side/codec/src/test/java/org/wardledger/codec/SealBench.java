package org.wardledger.codec;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Publication;
import org.wardledger.events.Revealed;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.WardLine;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.SqliteKeyVault;

/// What sealing costs: one thread, payments with ten lines, 600 wards in 12 homes, a real vault.
/// Counts processor time and bytes allocated of that thread, which other work on the machine
/// changes little.
public final class SealBench {
    private static final int EVENTS = 40_000;
    private static final int LINES = 10;

    private SealBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("seal-bench");
        try (KeyVault vault =
                SqliteKeyVault.open(
                        folder.resolve("vault.db"),
                        Kek.of(new byte[KekSource.KEY_BYTES]),
                        folder.resolve("keys.mark"),
                        true)) {
            KeyRing keys = new KeyRing(vault);
            EntryCodec codec = new EntryCodec(new ActorTags(new byte[32]), keys);
            EntryReader reader = new EntryReader(keys);
            for (int round = 0; round < 4; round++) {
                round(codec, reader);
            }
        }
    }

    private static void round(EntryCodec codec, EntryReader reader) {
        List<Fact<ExpenditurePaid>> facts =
                IntStream.range(0, EVENTS).mapToObj(SealBench::paid).toList();
        List<StoredEvent> stored = new ArrayList<>(EVENTS);
        Cost seal =
                Cost.of(
                        () -> {
                            for (Fact<ExpenditurePaid> fact : facts) {
                                stored.add(
                                        EntryCodecTest.stored(
                                                codec.encode(fact, "s", 1).event(), 1, "s", 1));
                            }
                        });
        Cost read = Cost.of(() -> stored.forEach(reader::read));
        Cost itemised = Cost.of(() -> stored.forEach(reader::itemised));
        Cost verify = Cost.of(() -> stored.forEach(reader::verify));
        System.out.printf(
                "seal %s; read %s; with lines %s; verify %s; entry %d bytes, payload %d bytes%n",
                seal,
                read,
                itemised,
                verify,
                stored.getFirst().entry().length,
                stored.getFirst().payload().length);
    }

    /// Of one event.
    private record Cost(double micros, long bytes) {
        private static final ThreadMXBean THREADS =
                (ThreadMXBean) ManagementFactory.getThreadMXBean();

        static Cost of(Runnable work) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            work.run();
            return new Cost(
                    (THREADS.getCurrentThreadCpuTime() - nanos) / 1e3 / EVENTS,
                    (THREADS.getCurrentThreadAllocatedBytes() - bytes) / EVENTS);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f us of processor, %d bytes", micros, bytes);
        }
    }

    private static Fact<ExpenditurePaid> paid(int n) {
        int home = n % 12;
        List<WardLine> lines =
                IntStream.range(0, LINES)
                        .mapToObj(
                                i ->
                                        new WardLine(
                                                new Id.Ward(
                                                        "wrd_%016d"
                                                                .formatted(
                                                                        home * 50 + (n + i) % 50)),
                                                n,
                                                4_200_00L,
                                                1_000_000L))
                        .toList();
        UUID line = new UUID(3, n);
        ExpenditurePaid event =
                new ExpenditurePaid(
                        new Id.Institution("ins_%016d".formatted(home)),
                        new Id.Account("acc_%016d".formatted(home)),
                        new Id.Expenditure("exp_%016d".formatted(n)),
                        MoneyCode.Method.BANK,
                        LINES * 4_200_00L,
                        "KZT",
                        false,
                        LocalDate.of(2026, 10, 20),
                        new UUID(1, n),
                        new UUID(2, n),
                        List.of(line),
                        new Publication(Tier.OPEN, new Id.Rule("PR-1")),
                        List.of(new LineUse(line, LINES * 4_200_00L)),
                        MoneyCode.Group.GOODS,
                        "supplier and amount",
                        new Id.Actor("act_0000000000000002"),
                        lines,
                        List.of(
                                new Revealed(
                                        line,
                                        List.of(
                                                new Revealed.Field("dir", "OUT"),
                                                new Revealed.Field(
                                                        "amt",
                                                        Long.toString(LINES * 4_200_00L))))));
        return new Fact<>(
                new UUID(0x1111_0000_0000_8000L, 0x8000_0000_0000_0000L | n),
                Instant.ofEpochSecond(1_800_000_000L + n, 123_456_789),
                LocalDate.of(2026, 10, 20),
                new ActorMark(Code.Role.ACCOUNTANT, new Id.Actor("act_0000000000000001")),
                new UUID(5, n),
                "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
                event);
    }
}
