package org.wardledger.searchserver;

/// Kazakh text as people type it on a keyboard without Kazakh letters: а for ә, к for қ, и for і.
///
/// Length stays the same, character for character, so that a hit in folded text can be marked in
/// the original. Apply it to the text when it is indexed and to the query when it is searched, and
/// only together with the analyzer [AnalysisSettings#TEXT_FOLDED].
public final class KazakhFolding {

    private KazakhFolding() {}

    /// Folds the nine Kazakh letters and Russian ё; Latin i and h too where they stand in a
    /// Cyrillic word, since both are widely typed for Kazakh і and һ. Case is kept.
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char letter = text.charAt(i);
            folded.setCharAt(i, isLatinStandIn(letter) ? standIn(text, i) : fold(letter));
        }
        return folded.toString();
    }

    private static char fold(char letter) {
        return switch (letter) {
            case 'ә' -> 'а';
            case 'Ә' -> 'А';
            case 'ғ' -> 'г';
            case 'Ғ' -> 'Г';
            case 'қ' -> 'к';
            case 'Қ' -> 'К';
            case 'ң' -> 'н';
            case 'Ң' -> 'Н';
            case 'ө' -> 'о';
            case 'Ө' -> 'О';
            case 'ұ', 'ү' -> 'у';
            case 'Ұ', 'Ү' -> 'У';
            case 'һ' -> 'х';
            case 'Һ' -> 'Х';
            case 'і' -> 'и';
            case 'І' -> 'И';
            case 'ё' -> 'е';
            case 'Ё' -> 'Е';
            default -> letter;
        };
    }

    private static boolean isLatinStandIn(char letter) {
        return letter == 'i' || letter == 'I' || letter == 'h' || letter == 'H';
    }

    private static char standIn(String text, int at) {
        char letter = text.charAt(at);
        if (!hasCyrillicNeighbour(text, at)) {
            return letter;
        }
        return switch (letter) {
            case 'i' -> 'и';
            case 'I' -> 'И';
            case 'h' -> 'х';
            default -> 'Х';
        };
    }

    /// Looks along the word, over other stand-ins, to the first letter that tells the script.
    private static boolean hasCyrillicNeighbour(String text, int at) {
        return isCyrillicBeyond(text, at, -1) || isCyrillicBeyond(text, at, 1);
    }

    private static boolean isCyrillicBeyond(String text, int at, int step) {
        int i = at + step;
        while (i >= 0 && i < text.length() && isLatinStandIn(text.charAt(i))) {
            i += step;
        }
        return i >= 0
                && i < text.length()
                && Character.isLetter(text.charAt(i))
                && Character.UnicodeScript.of(text.charAt(i)) == Character.UnicodeScript.CYRILLIC;
    }
}
