package org.wardledger.launcher.cluster;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// One right that one process at a time has, as this process knows it. It is kept only for as long
/// as somebody here asks for it: work that hangs loses it as a process that died does.
///
/// Asking is safe from any thread. Between asking and acting the process may sleep; whoever must
/// not act late gives the token to what it acts on, and that refuses a token older than the
/// youngest it has seen.
public final class Lease {
    private final String name;
    private final LongSupplier nanos;
    private final long keptUnaskedNanos;
    private long askedAt;
    private boolean wanted;
    private long token;
    private long endsAt;
    private boolean held;

    Lease(String name, LongSupplier nanos, long keptUnaskedNanos) {
        this.name = name;
        this.nanos = nanos;
        this.keptUnaskedNanos = keptUnaskedNanos;
    }

    /// The token of this turn; empty while it is another process's, or nobody's for certain.
    public synchronized OptionalLong token() {
        wanted = true;
        askedAt = nanos.getAsLong();
        return current();
    }

    public boolean isHeld() {
        return token().isPresent();
    }

    private OptionalLong current() {
        held = held && nanos.getAsLong() - endsAt < 0;
        return held ? OptionalLong.of(token) : OptionalLong.empty();
    }

    /// Nobody here needs it any more until somebody asks again.
    public synchronized void leave() {
        wanted = false;
    }

    String name() {
        return name;
    }

    synchronized boolean wanted() {
        wanted = wanted && nanos.getAsLong() - askedAt < keptUnaskedNanos;
        return wanted;
    }

    /// What may be given back: also what has run out meanwhile, for the database's clock may see it
    /// otherwise.
    synchronized boolean mayStandThere() {
        return token != 0;
    }

    synchronized long lastToken() {
        return token;
    }

    /// Without asking for it.
    public synchronized boolean isHeldNow() {
        return current().isPresent();
    }

    synchronized void granted(long newToken, long newEnd) {
        token = newToken;
        endsAt = newEnd;
        held = true;
    }

    synchronized void lost() {
        held = false;
        token = 0;
    }
}
