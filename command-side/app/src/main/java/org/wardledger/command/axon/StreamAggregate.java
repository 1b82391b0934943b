package org.wardledger.command.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.Aggregate;
import org.wardledger.codec.Encoded;
import org.wardledger.codec.EntryCodec;
import org.wardledger.command.Feature;
import org.wardledger.domain.Command;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Code;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// A stream and its rules as an Axon aggregate: the one bridge between `decide` and `evolve` and
/// the unit of work that writes the events.
final class StreamAggregate<C extends Command, S, E extends LedgerEvent>
        implements Aggregate<Folded<S>> {
    private final Feature<C, S, E> feature;
    private final String stream;
    private final EventBus events;
    private final EntryCodec codec;
    private final long age;
    private Folded<S> folded;

    /// @param age of the cache before the stream was folded
    StreamAggregate(
            Feature<C, S, E> feature,
            String stream,
            Folded<S> folded,
            long age,
            EventBus events,
            EntryCodec codec) {
        this.feature = feature;
        this.stream = stream;
        this.folded = folded;
        this.age = age;
        this.events = events;
        this.codec = codec;
    }

    /// What the rules say, and what of it is recorded: the events, or the refused attempt.
    record Verdict(
            Decision<? extends LedgerEvent> decision, List<Fact<? extends LedgerEvent>> facts) {}

    /// Hands the command to the rules and what they decide to the unit of work.
    Verdict decide(C command, Envelope envelope) {
        Decision<E> decision = feature.decider().decide(command, envelope, folded.state());
        return switch (decision) {
            case Decision.Accepted<E>(var accepted) -> record(decision, accepted, envelope);
            case Decision.Refused<E>(var refusal) ->
                    record(decision, attempt(command, refusal, envelope), envelope);
        };
    }

    private List<E> attempt(C command, Refusal refusal, Envelope envelope) {
        if (envelope.by().role() == Code.Role.CLOCK || !refusal.code().step().recorded()) {
            return List.of();
        }
        E attempt = feature.attempts().recorded(command, refusal, folded.state());
        return attempt == null ? List.of() : List.of(attempt);
    }

    private Verdict record(Decision<E> decision, List<E> accepted, Envelope envelope) {
        List<Fact<? extends LedgerEvent>> facts = new ArrayList<>(accepted.size());
        List<DomainEventMessage<?>> messages = new ArrayList<>(accepted.size());
        Folded<S> next = folded;
        List<Fact<E>> decided = new ArrayList<>(accepted.size());
        for (int i = 0; i < accepted.size(); i++) {
            decided.add(fact(accepted.get(i), envelope, i));
        }
        List<Encoded> encoded = codec.encode(decided, stream, next.revision() + 1);
        for (int i = 0; i < encoded.size(); i++) {
            if (!(encoded.get(i) instanceof Encoded.Ready ready)) {
                return new Verdict(Decision.refuse(unfit(encoded.get(i))), List.of());
            }
            Fact<E> fact = decided.get(i);
            Entry entry = new Entry(fact, ready.event());
            messages.add(EntryTranslation.message(stream, next.revision() + 1, entry));
            facts.add(fact);
            next = next.then(feature.decider().evolve(next.state(), fact), entry.size());
        }
        folded = next;
        if (!messages.isEmpty()) {
            events.publish(messages);
        }
        return new Verdict(decision, facts);
    }

    private static Refusal unfit(Encoded encoded) {
        return switch (encoded) {
            case Encoded.TooLarge bad -> Refusal.at(CommonRefusal.TOO_LARGE, bad.place());
            case Encoded.Malformed bad -> Refusal.at(CommonRefusal.MALFORMED, bad.place());
            case Encoded.Ready _ -> throw new IllegalStateException("nothing is wrong with it");
        };
    }

    private static <E extends LedgerEvent> Fact<E> fact(E event, Envelope envelope, int index) {
        return new Fact<>(
                envelope.eventId(index),
                envelope.now(),
                envelope.today(),
                envelope.by(),
                envelope.key(),
                envelope.digest(),
                event);
    }

    long age() {
        return age;
    }

    Folded<S> folded() {
        return folded;
    }

    @Override
    public String type() {
        return feature.name();
    }

    @Override
    public Object identifier() {
        return stream;
    }

    @Override
    public Long version() {
        return folded.revision();
    }

    @Override
    public Object handle(Message<?> message) {
        throw new UnsupportedOperationException("commands come with their envelope");
    }

    @Override
    public <R> R invoke(Function<Folded<S>, R> invocation) {
        return invocation.apply(folded);
    }

    @Override
    public void execute(Consumer<Folded<S>> invocation) {
        invocation.accept(folded);
    }

    @Override
    public boolean isDeleted() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<? extends Folded<S>> rootType() {
        return (Class<? extends Folded<S>>) (Class<?>) Folded.class;
    }
}
