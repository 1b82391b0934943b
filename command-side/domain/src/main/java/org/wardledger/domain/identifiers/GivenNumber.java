package org.wardledger.domain.identifiers;

import java.util.regex.Pattern;

/// A number that somebody else gave to a contract, a licence or a record. It is public for ever,
/// so its form leaves no room for a name: at most 40 characters, never five letters in a row.
public final class GivenNumber {
    private static final int LENGTH_MAX = 40;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}./№#() _:-]+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{5}");

    private GivenNumber() {}

    public static boolean isValid(String text) {
        return text.length() <= LENGTH_MAX
                && FORM.matcher(text).matches()
                && !WORD.matcher(text).find()
                && text.chars().anyMatch(Character::isDigit);
    }
}
