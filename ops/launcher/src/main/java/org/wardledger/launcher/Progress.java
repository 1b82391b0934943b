package org.wardledger.launcher;

/// Progress of something that takes longer than two seconds, on standard error: a bar where a
/// person watches, a line every ten percent elsewhere.
public final class Progress {
    private static final int WIDTH = 40;
    private final String what;
    private final boolean watched = System.console() != null && System.console().isTerminal();
    private int last = -1;

    public Progress(String what) {
        this.what = what;
    }

    public void percent(int percent) {
        if (percent == last || (!watched && percent / 10 == last / 10 && last >= 0)) {
            return;
        }
        last = percent;
        if (watched) {
            int filled = WIDTH * percent / 100;
            System.err.print(
                    "\r"
                            + what
                            + " ["
                            + "#".repeat(filled)
                            + " ".repeat(WIDTH - filled)
                            + "] "
                            + percent
                            + "%");
        } else {
            System.err.println(what + " " + percent + "%");
        }
    }

    /// Says how many there were, in figures alone: what is counted says who began it.
    public void done(long records) {
        System.err.println((watched ? "\r" : "") + what + ": " + records);
    }
}
