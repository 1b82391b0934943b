package org.wardledger.transparency.verify;

/// What a check says something about. Also what was not checked is said: silence would be read as
/// consent.
public enum Statement {
    /// There is a checkpoint and it has the form of one.
    CHECKPOINT("checkpoint.readable"),
    /// A log key of the policy has signed it.
    LOG_SIGNATURE("log.signature"),
    /// Enough witnesses of the policy have cosigned it.
    QUORUM("witness.quorum"),
    /// All entries, hashed again, give the root of the checkpoint.
    ENTRIES("entries.root"),
    /// All tiles are those that the entries give.
    TILES("tiles.match"),
    /// Proofs made from the tiles lead to the root, for entries all over the log.
    INCLUSION("inclusion.samples"),
    /// The checkpoint that the asker kept lies inside this history.
    REMEMBERED("remembered.inside"),
    /// The last checkpoint of the log that this one continues lies inside this history.
    PREVIOUS("previous.inside"),
    /// The given `.tlog-proof` files are good, and of this history.
    PROOFS("proof.files"),
    /// What entries show of earlier ones is what those committed to.
    OPENINGS("openings.match"),
    /// What a holder was handed about one ward is what the entries committed to.
    DISCLOSURES("disclosures.open"),
    /// The ward's posting lines are numbered without a gap.
    NUMBERS("numbers.gapless"),
    /// Each balance is the one before it and the change.
    BALANCES("balances.continue"),
    /// The monthly statements follow each other and say what the lines say.
    MONTHS("months.match"),
    /// Everything that happened was recorded. No log can show that.
    COMPLETENESS("completeness");

    private final String code;

    Statement(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
