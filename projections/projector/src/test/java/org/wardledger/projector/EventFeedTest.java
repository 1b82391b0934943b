package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.projector.EventFeed.Page;
import org.wardledger.projector.Trouble.Kind;

class EventFeedTest {
    private static final int PAGE = 10;

    private static EventFeed feed(ToyStore store) throws Exception {
        return feed(store, ToyViews.READER, PAGE);
    }

    private static EventFeed feed(ToyStore store, EventReader reader, int page) throws Exception {
        ProjectorSettings settings = ProjectorSettings.defaults("x").withBatch(page, 100);
        Progress progress = new Progress(InstantSource.system(), ProjectorListener.none());
        try (RestClient none = RestClient.builder(new HttpHost("127.0.0.1", 1)).build()) {
            return new EventFeed(
                    new Projector.Source(
                                    ToyViews.ALL,
                                    store,
                                    reader,
                                    none,
                                    IndexSettings.single(Search.NO_ANALYSIS),
                                    InstantSource.system())
                            .parts(settings, progress, new Retry(settings, progress)));
        }
    }

    private static List<Long> readAll(EventFeed feed) {
        List<Long> positions = new ArrayList<>();
        while (true) {
            Page page = feed.after(positions.size());
            if (page.events().isEmpty()) {
                return positions;
            }
            page.events().forEach(e -> positions.add(e.stored().position()));
        }
    }

    private static void requireAll(List<Long> positions, int count) {
        assertThat(positions).hasSize(count);
        for (int n = 0; n < count; n++) {
            assertThat(positions.get(n)).isEqualTo(n + 1);
        }
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() throws Exception {
        try (EventFeed feed = feed(new ToyStore(3, 95))) {
            requireAll(readAll(feed), 95);
        }
    }

    @Test
    void a_store_that_repeats_and_reorders_is_read_in_order_once() throws Exception {
        Random random = new Random(11);
        ToyStore unruly =
                new ToyStore(3, 95) {
                    @Override
                    public List<StoredEvent> readAll(long after, int max) {
                        List<StoredEvent> events =
                                new ArrayList<>(super.readAll(Math.max(0, after - 3), max + 3));
                        if (random.nextBoolean() && !events.isEmpty()) {
                            events.add(events.get(random.nextInt(events.size())));
                        }
                        if (random.nextInt(3) == 0) {
                            Collections.shuffle(
                                    events.subList(events.size() / 2, events.size()), random);
                        }
                        return events;
                    }
                };
        try (EventFeed feed = feed(unruly)) {
            requireAll(readAll(feed), 95);
        }
    }

    @Test
    void a_gap_that_closes_is_waited_for_and_one_that_stays_stops() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        ToyStore closing =
                new ToyStore(3, 5) {
                    @Override
                    public List<StoredEvent> readAll(long after, int max) {
                        List<StoredEvent> events = new ArrayList<>(super.readAll(after, max));
                        if (after < 3 && reads.incrementAndGet() < 4) {
                            events.removeIf(e -> e.position() == 3);
                        }
                        return events;
                    }
                };
        try (EventFeed feed = feed(closing)) {
            assertThat(feed.after(0).events()).hasSize(2);
            assertThat(feed.after(2).events()).hasSize(3);
        }
        ToyStore holed =
                new ToyStore(3, 5) {
                    @Override
                    public List<StoredEvent> readAll(long after, int max) {
                        List<StoredEvent> events = new ArrayList<>(super.readAll(after, max));
                        events.removeIf(e -> e.position() == 3);
                        return events;
                    }
                };
        try (EventFeed feed = feed(holed)) {
            Page page = feed.after(2);
            assertThat(page.events()).isEmpty();
            ProjectorStopped stop = page.stop();
            assertThat(stop).isNotNull();
            assertThat(stop.trouble().kind()).isEqualTo(Kind.GAP);
            assertThat(stop.trouble().position()).isEqualTo(4);
        }
    }

    @Test
    void what_stands_before_an_unreadable_event_is_still_delivered() throws Exception {
        ToyStore store = new ToyStore(3, 95);
        store.unreadableAt(27);
        try (EventFeed feed = feed(store)) {
            requireAll(List.copyOf(positions(feed.after(0))), 10);
            assertThat(positions(feed.after(20))).containsExactly(21L, 22L, 23L, 24L, 25L, 26L);
        }
    }

    @Test
    void an_outage_under_a_long_page_is_waited_out_and_no_reason_to_read_it_one_by_one()
            throws Exception {
        AtomicInteger pages = new AtomicInteger();
        ToyStore store =
                new ToyStore(3, 89) {
                    @Override
                    public List<StoredEvent> readAll(long after, int max) {
                        pages.incrementAndGet();
                        return super.readAll(after, max);
                    }
                };
        AtomicBoolean gone = new AtomicBoolean(true);
        EventReader reader =
                new EventReader() {
                    @Override
                    public Opened read(StoredEvent event) {
                        if (gone.getAndSet(false)) {
                            throw new EventStoreUnavailable("the keys are away");
                        }
                        return ToyViews.READER.read(event);
                    }

                    @Override
                    public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
                        return ToyViews.READER.tag(person, event);
                    }
                };
        try (EventFeed feed = feed(store, reader, 90)) {
            assertThat(feed.after(0).events()).hasSize(89);
        }
        assertThat(pages).hasValue(2);
    }

    private static List<Long> positions(Page page) {
        return page.events().stream().map(e -> e.stored().position()).toList();
    }
}
