package org.wardledger.command;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Refusal;
import org.wardledger.events.LedgerEvent;

/// One kind of stream: its rules, and which stream a command is decided in.
///
/// @param name for metrics and logs
/// @param stream stream of a command
/// @param attempts what a refusal leaves on the record
/// @param <C> commands
/// @param <S> state
/// @param <E> events
public record Feature<C extends Command, S, E extends LedgerEvent>(
        String name,
        Class<C> commands,
        Class<E> events,
        Decider<C, S, E> decider,
        BiFunction<C, Known, String> stream,
        Attempts<C, S, E> attempts) {

    /// The event that says that a command was refused; null where nobody needs to know.
    @FunctionalInterface
    public interface Attempts<C, S, E> {
        @Nullable E recorded(C command, Refusal refusal, S state);
    }

    /// A kind of stream whose refusals are not recorded.
    public static <C extends Command, S, E extends LedgerEvent> Feature<C, S, E> of(
            String name,
            Class<C> commands,
            Class<E> events,
            Decider<C, S, E> decider,
            BiFunction<C, Known, String> stream) {
        return new Feature<>(name, commands, events, decider, stream, (_, _, _) -> null);
    }

    public boolean decides(Command command) {
        return commands.isInstance(command);
    }
}
