package org.wardledger.events;

/// Which publication tier was fixed, and by which rule.
public record Publication(Visibility.Tier tier, Id.Rule rule) {}
