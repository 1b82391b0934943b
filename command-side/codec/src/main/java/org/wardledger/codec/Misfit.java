package org.wardledger.codec;

/// A value that has no byte form, or bytes that are not the form of a value. Travels up to the
/// codec and collects the place on its way; carries no value, for values may be personal.
final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;
    private String place = "";

    private Misfit(String reason, boolean tooLarge) {
        super(reason, null, false, false);
        this.tooLarge = tooLarge;
    }

    static Misfit form(String reason) {
        return new Misfit(reason, false);
    }

    static Misfit tooLarge(String reason) {
        return new Misfit(reason, true);
    }

    Misfit within(String outer) {
        boolean glued = place.isEmpty() || place.startsWith("[");
        place = glued ? outer + place : outer + "." + place;
        return this;
    }

    Misfit within(int index) {
        return within("[" + index + "]");
    }

    boolean tooLarge() {
        return tooLarge;
    }

    String place() {
        return place;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
