package org.wardledger.planted;

import org.axonframework.commandhandling.CommandBus;

/// Axon outside its adapter, in a package that does not say what may be null.
public record UsesAxon(CommandBus bus) {}
