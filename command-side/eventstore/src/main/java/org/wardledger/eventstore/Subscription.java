package org.wardledger.eventstore;

import java.util.concurrent.CompletionStage;

/// A running subscription. `ended` completes normally after `close`, exceptionally with the failure
/// that stopped it: a subscription never dies silently.
public interface Subscription extends AutoCloseable {
    CompletionStage<Void> ended();

    /// Returns at once; an event that is being handled is still finished, no other is begun.
    /// `ended` tells when the listener is left alone for good.
    @Override
    void close();
}
