package org.wardledger.command.imports;

import org.wardledger.domain.RefusalCode;

/// Why an import is refused before any rule is asked.
public enum ImportRefusal implements RefusalCode {
    /// No such dry run, or it is older than half an hour, or somebody else's.
    TOKEN_UNKNOWN("import.token-unknown"),
    /// What the dry run showed does not hold any more: look at a new one.
    CHANGED_SINCE("import.changed-since"),
    ACCOUNT_UNKNOWN("import.account-unknown"),
    /// A field of a table's mapping that is none, or a value that does not fit it.
    MAPPING_WRONG("import.mapping-wrong");

    private final String code;

    ImportRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Step step() {
        return Step.INPUT;
    }
}
