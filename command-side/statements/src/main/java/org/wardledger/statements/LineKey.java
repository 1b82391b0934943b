package org.wardledger.statements;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises a line that was taken in before: SHA-256, base64url, of what does not change when the
/// bank exports the same movement again. Holds within one account.
///
/// With a bank reference the key is reference + day + direction + amount; without one it is day +
/// direction + amount + counterparty + document number + purpose. Both end with the ordinal among
/// equal lines of the file, so two real payments that look the same stay two. A reference alone is
/// not enough: some banks give the payment and its fee one reference, and dropping a real line is
/// worse than asking about a double.
///
/// The key is private data: who can guess the fields can confirm them.
public final class LineKey {

    private static final Set<String> NO_REFERENCE =
            Set.of("NONREF", "NOREF", "NOTPROVIDED", "NOTPROVIDEDBYBANK");

    private LineKey() {}

    /// The key of a line; equal for the same movement in every file of the account.
    public static String of(ParsedLine line) {
        return digest(canonical(line) + "\n" + line.ordinalAmongEqual());
    }

    /// Equal for lines that may be one movement told by two sources (a bank's text file and a
    /// treasury table, say) although their keys differ: a question to a person, never an answer.
    public static String near(ParsedLine line) {
        return digest("near\n" + movement(line));
    }

    /// Whether a bank's reference tells one movement from another, or is a filler.
    static boolean distinguishes(@Nullable String reference) {
        if (reference == null) {
            return false;
        }
        String bare = bare(reference);
        return !NO_REFERENCE.contains(bare) && !bare.chars().allMatch(c -> c == '0');
    }

    static String canonical(ParsedLine line) {
        String reference = line.bankReference();
        if (reference != null && distinguishes(reference)) {
            return "ref\n" + movement(line) + "\n" + bare(reference);
        }
        return "line\n"
                + movement(line)
                + "\n"
                + party(line)
                + "\n"
                + bare(line.documentNumber())
                + "\n"
                + bare(line.purpose());
    }

    private static String movement(ParsedLine line) {
        return line.bookingDate() + "\n" + line.direction() + "\n" + line.amountTiyn();
    }

    /// The account and the number outlast the ways a name is spelt.
    private static String party(ParsedLine line) {
        if (line.counterpartyIban() != null) {
            return bare(line.counterpartyIban());
        }
        return line.counterpartyId() != null
                ? bare(line.counterpartyId())
                : bare(line.counterpartyName());
    }

    /// Letters and digits only: quotes, blanks and line breaks differ between two exports of one
    /// text.
    private static String bare(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder bare = new StringBuilder(normal.length());
        normal.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static String digest(String canonical) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
