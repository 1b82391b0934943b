package org.wardledger.events;

/// An amount of one head of spending, tiyn.
public record GroupAmount(MoneyCode.Group group, long amt) {}
