package org.wardledger.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.wardledger.codec.ActorTags;
import org.wardledger.codec.EntryCodec;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.EventIds;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.axon.AxonCommandBus;
import org.wardledger.command.axon.StateCache;
import org.wardledger.command.keys.KeyInterceptor;
import org.wardledger.command.keys.RequestDigest;
import org.wardledger.command.lookup.CommandIndex;
import org.wardledger.command.privacy.ErasingLedger;
import org.wardledger.command.privacy.Shredder;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.PolicyInterceptor;
import org.wardledger.domain.Streams;
import org.wardledger.eventstore.EventStore;

/// The command side without any web: opened on a store, ready for requests when `open` returns.
/// Does not own the store.
public final class CommandCore implements AutoCloseable {
    private final CommandIndex index;
    private final AxonCommandBus bus;
    private final Ledger ledger;
    private final EntryReader reader;
    private final Clock clock;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CommandCore(
            CommandIndex index,
            AxonCommandBus bus,
            Ledger ledger,
            EntryReader reader,
            Clock clock) {
        this.reader = reader;
        this.clock = clock;
        this.index = index;
        this.bus = bus;
        this.ledger = ledger;
    }

    /// What the states may take in a process that mainly takes commands: a quarter of its heap.
    public static int quarterOfHeapMib() {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() >> 22);
    }

    /// What the core is made of.
    ///
    /// @param indexFile rebuilt from the events where it is missing
    /// @param secret of the store, see [StoreSecret]
    /// @param keys of those whose data the events hold
    /// @param cacheMib about how many MiB the states of streams kept in memory may take
    /// @param erasing called before keys are destroyed: what was made from the events elsewhere has
    /// to be made anew
    /// @param nodes other processes that write to the same store
    public record Parts(
            EventStore store,
            Path indexFile,
            byte[] secret,
            KeyRing keys,
            Clock clock,
            Policy policy,
            int cacheMib,
            Runnable erasing,
            NodeLocks nodes) {

        /// For the one process that writes to a store.
        public Parts(
                EventStore store,
                Path indexFile,
                byte[] secret,
                KeyRing keys,
                Clock clock,
                Policy policy,
                int cacheMib,
                Runnable erasing) {
            this(
                    store,
                    indexFile,
                    secret,
                    keys,
                    clock,
                    policy,
                    cacheMib,
                    erasing,
                    NodeLocks.alone());
        }

        /// Where nothing else was made from the events either.
        public Parts(
                EventStore store,
                Path indexFile,
                byte[] secret,
                KeyRing keys,
                Clock clock,
                Policy policy,
                int cacheMib) {
            this(store, indexFile, secret, keys, clock, policy, cacheMib, () -> {});
        }
    }

    /// Brings the index up to date first: no request is taken before every key is known.
    public static CommandCore open(Parts parts) {
        return open(parts, ledger -> ledger);
    }

    /// The same with something around the one door, such as [Meters#measuring].
    public static CommandCore open(Parts parts, UnaryOperator<Ledger> around) {
        byte[] secret = parts.secret();
        EntryReader reader = new EntryReader(parts.keys());
        CommandIndex index =
                CommandIndex.open(parts.indexFile(), parts.store(), reader::read, secret);
        RequestDigest digests = new RequestDigest(secret);
        NodeLocks nodes = parts.nodes();
        Runnable refresh = nodes.shared() ? index::catchUpToHead : () -> {};
        Knowledge knowledge = new Knowledge(index.registers(), secret, refresh, parts.keys());
        StateCache states = new StateCache(parts.cacheMib());
        index.whenOthersRecord(stream -> forget(states, stream));
        List<Interceptor> interceptors =
                List.of(
                        new PolicyInterceptor(parts.policy()),
                        new KeyInterceptor(index, parts.store(), reader, digests));
        AxonCommandBus bus =
                new AxonCommandBus(
                        new AxonCommandBus.Parts(
                                parts.store(),
                                index,
                                new EntryCodec(new ActorTags(secret), parts.keys()),
                                reader,
                                new EventIds(secret),
                                states,
                                knowledge,
                                Features.ALL,
                                List.copyOf(Catalogue.byCode().keySet()),
                                interceptors));
        Gateway gateway = new Gateway(bus, index, digests, parts.clock(), nodes);
        Ledger erasing = erasing(gateway, parts, states, index);
        return new CommandCore(index, bus, around.apply(erasing), reader, parts.clock());
    }

    /// Whoever is told that a person is forgotten is told so after the keys are gone, and with them
    /// what this process remembers.
    private static Ledger erasing(
            Gateway gateway, Parts parts, StateCache states, CommandIndex index) {
        Shredder shredder = new Shredder(parts.keys());
        return new ErasingLedger(
                gateway,
                event -> {
                    parts.erasing().run();
                    var _ = shredder.carryOut(event);
                    states.forgetAll();
                    index.forget(event);
                });
    }

    /// Another process may have destroyed keys: no state with what stood under them is kept.
    private static void forget(StateCache states, String stream) {
        if (Streams.isPrivacy(stream)) {
            states.forgetAll();
        } else {
            states.forget(stream);
        }
    }

    /// The one door for writing.
    public Ledger ledger() {
        return ledger;
    }

    /// States of streams, for reading.
    public States states() {
        return bus;
    }

    /// Opens what is stored.
    public EntryReader reader() {
        return reader;
    }

    /// The time by which requests are decided.
    public Clock clock() {
        return clock;
    }

    public CommandIndex index() {
        return index;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            bus.close();
            index.close();
        }
    }
}
