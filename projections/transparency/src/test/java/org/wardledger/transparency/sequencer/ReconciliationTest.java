package org.wardledger.transparency.sequencer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.sequencer.Reconciliation.Difference;

/// Every event of the store against its leaf, and every private part against what its entry says
/// of it.
class ReconciliationTest {
    private static final int EVENTS = 700;
    private static final byte[] PRIVATE = "private".getBytes(UTF_8);

    @TempDir Path home;
    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void a_log_of_events_with_private_parts() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(PRIVATE);
        String ctd = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        for (int i = 0; i < EVENTS; i++) {
            store.add("{\"by\":{},\"ctd\":\"%s\",\"d\":{\"n\":\"%d\"}}".formatted(ctd, i));
            store.beside(i + 1, PRIVATE);
        }
        LogSettings settings = LogSettings.of(folder(), home.resolve("state"), Keys.LOG);
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            boolean more = true;
            while (more) {
                more = writer.advance();
            }
        }
    }

    @Test
    void a_store_that_is_the_published_one_differs_nowhere() throws IOException {
        assertThat(compared()).isEqualTo(new Reconciliation(EVENTS, 0, java.util.List.of()));
    }

    @Test
    void an_overwritten_private_part_is_named() throws IOException {
        store.beside(260, "forged".getBytes(UTF_8));
        assertThat(compared().differences())
                .containsExactly(new Difference(259, "payload.differs"));
    }

    @Test
    void all_that_differ_are_named_in_the_order_of_the_log() throws IOException {
        store.rewrite(5, "{}");
        store.damage(300);
        store.beside(301, new byte[0]);
        store.cut(698);
        assertThat(compared().differences())
                .containsExactly(
                        new Difference(4, "event.differs"),
                        new Difference(299, "event.unreadable"),
                        new Difference(300, "payload.differs"),
                        new Difference(698, "event.missing"),
                        new Difference(699, "event.missing"));
        assertThat(compared().first()).contains(new Difference(4, "event.differs"));
    }

    @Test
    void a_replaced_store_is_counted_and_only_the_beginning_named() throws IOException {
        for (int i = 1; i <= EVENTS; i++) {
            store.rewrite(i, "{}");
        }
        assertThat(compared().differing()).isEqualTo(EVENTS);
        assertThat(compared().differences()).hasSize(100);
    }

    private Reconciliation compared() throws IOException {
        return Reconciliation.of(store, folder());
    }

    private Path folder() {
        return home.resolve("public");
    }
}
