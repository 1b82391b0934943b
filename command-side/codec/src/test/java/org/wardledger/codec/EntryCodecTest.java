package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.FixedVault;

class EntryCodecTest {
    private final KeyRing keys = new KeyRing(new FixedVault());
    private final EntryCodec codec = new EntryCodec(new ActorTags(new byte[32]), keys);
    private final EntryReader reader = new EntryReader(keys);

    @Provide
    Arbitrary<Fact<LedgerEvent>> facts() {
        return Facts.any();
    }

    @Property(tries = 2000)
    void every_fact_comes_back_as_it_was(@ForAll("facts") Fact<LedgerEvent> fact) {
        NewEvent written = codec.encode(fact, "some-stream", 7).event();

        StoredEvent stored = stored(written, 42, "some-stream", 7);
        Opened opened = reader.verify(stored);

        assertThat(opened).isInstanceOf(Opened.Whole.class).isEqualTo(reader.read(stored));
        Recorded<LedgerEvent> read = Objects.requireNonNull(opened.foldable());

        assertThat(read.fact()).isEqualTo(fact);
        assertThat(read.position()).isEqualTo(42);
        assertThat(read.stream()).isEqualTo("some-stream");
        assertThat(read.revision()).isEqualTo(7);
    }

    @Property(tries = 200)
    void the_same_fact_gives_the_same_bytes(@ForAll("facts") Fact<LedgerEvent> fact) {
        NewEvent once = codec.encode(fact, "some-stream", 7).event();
        NewEvent again = codec.encode(fact, "some-stream", 7).event();

        assertThat(again.entry()).isEqualTo(once.entry());
        assertThat(again.payload()).isEqualTo(once.payload());
    }

    static StoredEvent stored(NewEvent event, long position, String stream, long revision) {
        return new StoredEvent(
                position,
                stream,
                revision,
                event.id(),
                event.type(),
                event.recordedAt(),
                event.entry(),
                event.payload());
    }
}
