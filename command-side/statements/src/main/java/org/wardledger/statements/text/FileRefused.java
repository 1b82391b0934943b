package org.wardledger.statements.text;

import org.wardledger.statements.ProblemCode;

/// Ends the reading of a file that must not be read further; a reader turns it into a problem, it
/// never leaves this module.
public final class FileRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    public FileRefused(ProblemCode code) {
        super(code.code(), null, false, false);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }
}
