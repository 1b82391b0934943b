package org.wardledger.projector;

/// Ends a run for a reason that trying again does not mend.
public sealed class ProjectorStopped extends RuntimeException permits LeaseTaken {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    ProjectorStopped(Trouble trouble) {
        super(trouble.toString());
        this.trouble = trouble;
    }

    ProjectorStopped(Trouble trouble, Throwable cause) {
        super(trouble.toString(), cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
