package org.wardledger.launcher;

import java.util.function.Supplier;

/// How something stands that takes its time elsewhere: on another thread, or in a running ledger.
public interface Underway {
    long LOOK_MS = 300;

    boolean running();

    int percent();

    /// Up to which record, once it is over.
    long position();

    /// Shows how far it is until it is over.
    ///
    /// @return how it ended
    static <S extends Underway> S await(String what, Supplier<S> standing)
            throws InterruptedException {
        Progress progress = new Progress(what);
        S now = standing.get();
        while (now.running()) {
            progress.percent(now.percent());
            Thread.sleep(LOOK_MS);
            now = standing.get();
        }
        progress.done(now.position());
        return now;
    }
}
