package org.wardledger.command.security;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// When people signed out last, as far as this process knows: no ticket written before counts here
/// any more, on whichever machine it is. One entry a person, and only of people who were signed in;
/// forgotten at a restart, after which a copied ticket counts until it ends by itself.
final class SignedOut {
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    void now(String name, Instant now) {
        last.merge(name, now, (old, next) -> next.isAfter(old) ? next : old);
    }

    boolean since(SessionTicket ticket) {
        Instant at = last.get(ticket.name());
        return at != null && !ticket.began().isAfter(at);
    }
}
