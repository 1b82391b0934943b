package org.wardledger.transparency.sequencer;

/// Every reason for which a public log signs nothing more until a human has looked. What each means
/// and what to do is said by whoever talks to people, in their language; docs/log.md lists them.
public enum Contradiction {
    IN_USE("log.in-use"),
    FROZEN("log.frozen"),
    HALTED("log.halted"),
    STATE_LOST("log.state-lost"),
    STATE_UNREADABLE("log.state-unreadable"),
    PUBLISHED_AHEAD("log.published-ahead"),
    PUBLISHED_DIFFERS("log.published-differs"),
    TWO_WRITERS("log.two-writers"),
    TILES_DIFFER("log.tiles-differ"),
    STORE_SHORT("log.store-short"),
    STORE_GAP("log.store-gap"),
    STORE_DIFFERS("log.store-differs"),
    ENTRY_DIFFERS("log.entry-differs"),
    ENTRY_NOT_ADMITTED("log.entry-not-admitted"),
    KEY_MISSING("log.key-missing"),
    KEY_UNREADABLE("log.key-unreadable"),
    KEY_READABLE_BY_OTHERS("key.readable-by-others"),
    KEY_DIFFERS("log.key-differs"),
    ORIGIN_DIFFERS("log.origin-differs"),
    TWO_HISTORIES("log.two-histories"),
    AGREED_NOT_SIGNED("log.agreed-not-signed");

    private final String code;

    Contradiction(String code) {
        this.code = code;
    }

    /// Never changes: scripts and alarms look for it.
    public String code() {
        return code;
    }
}
