/// The one place that knows Axon 4.13: command bus, repository with one queue per stream, and a
/// storage engine on the event store port. Moving to another release, or to none, is this package.
@NullMarked
package org.wardledger.command.axon;

import org.jspecify.annotations.NullMarked;
