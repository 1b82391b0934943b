package org.wardledger.eventstore;

/// Receives events in the order of their positions.
@FunctionalInterface
public interface EventListener {
    void on(StoredEvent event) throws Exception;
}
