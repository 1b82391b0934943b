package org.wardledger.domain.identifiers;

import java.util.regex.Pattern;

/// Bank identifier (ISO 9362): four characters of the bank, two letters of the country, two of the
/// place, and three of the branch or none.
public final class Bic {
    private static final Pattern FORM =
            Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    private Bic() {}

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
