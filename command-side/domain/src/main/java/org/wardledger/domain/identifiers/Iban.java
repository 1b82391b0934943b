package org.wardledger.domain.identifiers;

import java.util.regex.Pattern;

/// International bank account number (ISO 13616): country, two check digits (ISO 7064 MOD 97-10),
/// account. In Kazakhstan 20 characters: `KZ`, check digits, three digits of the bank, 13 letters
/// or digits. Written without spaces, in capitals.
public final class Iban {
    private static final Pattern GENERAL = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern KAZAKH = Pattern.compile("KZ[0-9]{2}[0-9]{3}[A-Z0-9]{13}");
    private static final String TREASURY = "070";

    private Iban() {}

    /// Of any country; a Kazakh one must have the Kazakh form.
    public static boolean isValid(String text) {
        Pattern form = text.startsWith("KZ") ? KAZAKH : GENERAL;
        return form.matcher(text).matches() && checkDigitsHold(text);
    }

    public static boolean isKazakh(String text) {
        return text.startsWith("KZ") && isValid(text);
    }

    /// A hint that it is a treasury control cash account, never a proof.
    public static boolean looksLikeTreasury(String iban) {
        return isKazakh(iban) && iban.startsWith(TREASURY, 4) && iban.startsWith("KSN", 10);
    }

    /// The only part of an account number that may be public.
    public static String last4(String iban) {
        return iban.substring(iban.length() - 4);
    }

    /// 00, 01 and 99 pass the sum but are never issued.
    private static boolean checkDigitsHold(String iban) {
        int check = Integer.parseInt(iban.substring(2, 4));
        return check >= 2 && check <= 98 && mod97(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    private static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest;
    }
}
