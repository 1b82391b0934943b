package org.wardledger.statements.camt;

import org.wardledger.statements.ProblemCode;

/// Ends the reading of an XML file that must not be read further; never leaves this package.
final class XmlRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    XmlRefused(ProblemCode code) {
        super(code.code(), null, false, false);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
