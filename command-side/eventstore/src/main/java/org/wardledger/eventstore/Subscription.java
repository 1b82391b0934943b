package org.wardledger.eventstore;

import java.util.concurrent.CompletionStage;

/// A running subscription. `ended` completes normally after `close`, exceptionally with the failure
/// that stopped it: a subscription never dies silently.
public interface Subscription extends AutoCloseable {
    CompletionStage<Void> ended();

    @Override
    void close();
}
