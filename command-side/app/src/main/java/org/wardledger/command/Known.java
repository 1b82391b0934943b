package org.wardledger.command;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.lookup.Space;
import org.wardledger.domain.Command;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.vault.KeyName;

/// What other records say, as one request sees it.
public final class Known {
    private final States states;
    private final Registers registers;
    private final NamedLocks locks;
    private final Runnable refresh;
    private final NewIds ids;
    private final Function<KeyName, @Nullable UUID> keys;
    private final Order order;

    Known(
            States states,
            Registers registers,
            NamedLocks locks,
            Runnable refresh,
            NewIds ids,
            Function<KeyName, @Nullable UUID> keys,
            Order order) {
        this.states = states;
        this.registers = registers;
        this.locks = locks;
        this.refresh = refresh;
        this.ids = ids;
        this.keys = keys;
        this.order = order;
    }

    public Registers registers() {
        return registers;
    }

    public LocalDate today() {
        return order.today();
    }

    public Caller caller() {
        return order.caller();
    }

    /// What a stream is now.
    public <C extends Command, S, E extends LedgerEvent> S state(
            Feature<C, S, E> feature, String stream) {
        return states.state(feature, stream);
    }

    /// The events of a stream, first to last.
    public Stream<Fact<LedgerEvent>> history(String stream) {
        return states.history(stream);
    }

    /// The same with the wards' lines as the entries commit to them.
    public Stream<States.Committed> committed(String stream) {
        return states.committed(stream);
    }

    /// Whether somebody else has a number. Until this order has ended nobody else can take it.
    public boolean taken(Space space, String number, Id self) {
        order.hold(locks, registers.lockOf(space, number));
        refresh.run();
        return registers.taken(space, number, self);
    }

    /// As above, for numbers in other systems.
    public boolean linked(String system, String externalId, Id.Institution self) {
        order.hold(locks, registers.lockOfLink(system, externalId));
        refresh.run();
        return registers.linked(system, externalId, self);
    }

    /// Handle of the live key under a name; null where there is none.
    public @Nullable UUID handleOf(KeyName name) {
        return keys.apply(name);
    }

    /// Sixteen characters for the id of what this request creates: the same for every repetition
    /// under the same key, random for everybody else.
    public String newId(String prefix) {
        return prefix + "_" + ids.of(prefix, order.key());
    }
}
