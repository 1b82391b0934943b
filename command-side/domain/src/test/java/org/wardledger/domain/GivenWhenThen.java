package org.wardledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// Tests of a decider in three sentences: given what has happened, when this is asked, then that
/// happens or is refused. Every accepted event is folded too, so a state that cannot take what was
/// just decided shows at once.
public final class GivenWhenThen<C extends Command, S, E extends LedgerEvent> {
    private final Decider<C, S, E> decider;
    private final List<Fact<? extends E>> history = new ArrayList<>();
    private S state;

    private GivenWhenThen(Decider<C, S, E> decider) {
        this.decider = decider;
        this.state = decider.initial();
    }

    public static <C extends Command, S, E extends LedgerEvent> GivenWhenThen<C, S, E> rules(
            Decider<C, S, E> decider) {
        return new GivenWhenThen<>(decider);
    }

    /// Events that have happened, recorded by the standard envelope; their ids are [#idOf].
    @SafeVarargs
    public final GivenWhenThen<C, S, E> given(E... events) {
        for (E event : events) {
            fold(fact(Envelopes.envelope(), idOf(history.size()), event));
        }
        return this;
    }

    /// Facts that have happened, with recording times and actors of their own.
    public GivenWhenThen<C, S, E> givenFacts(List<? extends Fact<? extends E>> facts) {
        facts.forEach(this::fold);
        return this;
    }

    /// A command that was accepted before.
    public GivenWhenThen<C, S, E> givenDone(C command, Envelope envelope) {
        when(command, envelope).accepted();
        return this;
    }

    public Answer when(C command) {
        return when(command, Envelopes.envelope());
    }

    public Answer when(C command, Envelope envelope) {
        return new Answer(envelope, decider.decide(command, envelope, state));
    }

    /// Id of the n-th event given, from 0.
    public static UUID idOf(int index) {
        return Envelopes.uuid("given/" + index);
    }

    public S state() {
        return state;
    }

    public List<Fact<? extends E>> history() {
        return List.copyOf(history);
    }

    private void fold(Fact<? extends E> fact) {
        history.add(fact);
        state = decider.evolve(state, fact);
    }

    private static <E extends LedgerEvent> Fact<E> fact(Envelope by, UUID id, E event) {
        return new Fact<>(id, by.now(), by.today(), by.by(), by.key(), by.digest(), event);
    }

    /// What the rules said. A `then` that accepts goes on from the new state.
    public final class Answer {
        private final Envelope envelope;
        private final Decision<E> decision;

        private Answer(Envelope envelope, Decision<E> decision) {
            this.envelope = envelope;
            this.decision = decision;
        }

        @SafeVarargs
        public final GivenWhenThen<C, S, E> thenEvents(E... events) {
            assertThat(accepted()).containsExactly(events);
            return GivenWhenThen.this;
        }

        /// Exactly one event, looked at by `check`.
        public GivenWhenThen<C, S, E> thenEvent(Consumer<? super E> check) {
            assertThat(accepted()).singleElement().satisfies(check::accept);
            return GivenWhenThen.this;
        }

        /// Everything wished for is so already.
        public GivenWhenThen<C, S, E> thenNothing() {
            return thenEvents();
        }

        public GivenWhenThen<C, S, E> thenRefused(RefusalCode code) {
            assertThat(refusal().code()).isEqualTo(code);
            return GivenWhenThen.this;
        }

        public GivenWhenThen<C, S, E> thenRefused(RefusalCode code, @Nullable String field) {
            Refusal refusal = refusal();
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo(field);
            return GivenWhenThen.this;
        }

        public Refusal refusal() {
            return switch (decision) {
                case Decision.Accepted<E> a -> fail("expected a refusal, got " + a.events());
                case Decision.Refused<E> r -> r.refusal();
            };
        }

        /// The events, folded into the state.
        public List<E> accepted() {
            return switch (decision) {
                case Decision.Refused<E> r -> fail("refused: " + r.refusal());
                case Decision.Accepted<E> a -> {
                    for (int i = 0; i < a.events().size(); i++) {
                        fold(fact(envelope, envelope.eventId(i), a.events().get(i)));
                    }
                    yield a.events();
                }
            };
        }
    }
}
