package org.wardledger.eventstore;

/// Everything an engine must do. An engine's test extends this, says how its store is opened,
/// opened again and damaged, and inherits all the rest.
public abstract class EventStoreContract
        implements AppendContract, ReadContract, SubscriptionContract {}
