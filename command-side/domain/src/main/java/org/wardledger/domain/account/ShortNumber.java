package org.wardledger.domain.account;

/// Numbers given by others (contract, licence, act): at most 40 characters and no more than four
/// letters in a row, so that no name fits in.
final class ShortNumber {
    private static final int MAX = 40;
    private static final int LETTERS = 4;

    private ShortNumber() {}

    static boolean valid(String text) {
        if (text.isBlank() || text.length() > MAX) {
            return false;
        }
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isLetter(text.charAt(i)) ? run + 1 : 0;
            if (run > LETTERS) {
                return false;
            }
        }
        return true;
    }
}
