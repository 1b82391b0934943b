package org.wardledger.domain.planted;

/// Loses tiyns.
public record FloatingMoney(double amount) {}
