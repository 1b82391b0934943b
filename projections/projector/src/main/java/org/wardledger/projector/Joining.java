package org.wardledger.projector;

/// Waiting for threads that end by themselves.
final class Joining {
    private Joining() {}

    /// Returns when it has ended, not before: who is interrupted meanwhile is so afterwards.
    static void untilEnded(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
