package org.wardledger.domain;

/// A state that can grow large, and knows how much memory it takes.
public interface Weighed {

    /// Seldom less than what it takes, seldom twice as much. Looks at every part.
    long bytes();
}
