package org.wardledger.command.axon;

/// A stream as its rules see it.
///
/// @param revision of the last event folded; -1 for none
/// @param weight bytes of the events folded, which bounds what the state can hold
record Folded<S>(S state, long revision, long weight) {}
