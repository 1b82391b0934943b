package org.wardledger.views;

/// Codes of territories: nine digits, of which the first two name the region.
public final class Kato {
    private Kato() {}

    /// Code of the region a territory lies in.
    public static String region(String kato) {
        return kato.length() < 2 ? kato : kato.substring(0, 2) + "0000000";
    }
}
