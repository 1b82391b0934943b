package org.wardledger.command;

import org.wardledger.codec.KeyRing;
import org.wardledger.command.lookup.Registers;

/// Makes what other records say available to one order at a time, and keeps two orders from taking
/// the same number.
public final class Knowledge {
    private final Registers registers;
    private final NewIds ids;
    private final NamedLocks numbers = new NamedLocks();
    private final KeyRing keys;
    private final Runnable refresh;

    /// @param secret of the store, at least 32 bytes
    /// @param refresh reads what other processes have recorded; asked when a number is held
    /// @param keys asked for handles only, never for a key
    public Knowledge(Registers registers, byte[] secret, Runnable refresh, KeyRing keys) {
        this.keys = keys;
        this.registers = registers;
        this.refresh = refresh;
        this.ids = new NewIds(secret);
    }

    public Known of(Order order, States states) {
        return new Known(states, registers, numbers, refresh, ids, keys::handle, order);
    }
}
