package org.wardledger.projector;

/// Another process writes now: this one was silent for longer than its lease, because it stood
/// still or was cut off. It stands by from then on. Only a stranger under this process's own name
/// stops it for good: of two that take one lease for their own, neither would ever wait.
final class LeaseTaken extends ProjectorStopped {
    private static final long serialVersionUID = 1L;

    LeaseTaken(Trouble trouble) {
        super(trouble);
    }
}
