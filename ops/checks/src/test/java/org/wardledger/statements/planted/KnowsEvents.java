package org.wardledger.statements.planted;

import org.wardledger.events.LineUse;

/// A parser that books.
public record KnowsEvents(LineUse use) {}
