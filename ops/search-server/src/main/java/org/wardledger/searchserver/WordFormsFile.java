package org.wardledger.searchserver;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.wardledger.searchserver.WordForms.Suffix;
import org.wardledger.searchserver.WordForms.Word;

/// A dictionary of several languages in one, for texts that mix them within a sentence.
///
/// One after the other would not do: the first dictionary replaces a word that it thinks it knows,
/// and the second never sees it. In one dictionary a word gets its stems of every language.
final class WordFormsFile {

    /// Flags are written as numbers; each language has a thousand of them.
    private static final int FLAGS_PER_LANGUAGE = 1000;

    private WordFormsFile() {}

    /// Writes `folder/<folder's name>.aff` and `.dic`.
    ///
    /// @param spelling applied to every word and ending, for example [KazakhFolding#fold]
    static void write(List<WordForms> languages, UnaryOperator<String> spelling, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        String name = folder.getFileName().toString();
        try (BufferedWriter rules = Files.newBufferedWriter(folder.resolve(name + ".aff"))) {
            rules.write("SET UTF-8\nFLAG num\nICONV 2\nICONV ’ '\nICONV ё е\n");
            for (int language = 0; language < languages.size(); language++) {
                writeSuffixes(languages.get(language), language, spelling, rules);
            }
        }
        TreeSet<String> entries = new TreeSet<>();
        for (int language = 0; language < languages.size(); language++) {
            for (Word word : languages.get(language).words()) {
                String stem = plain(spelling.apply(word.stem()));
                entries.add(stem + flags(word.flags(), language));
            }
        }
        try (BufferedWriter words = Files.newBufferedWriter(folder.resolve(name + ".dic"))) {
            words.write(entries.size() + "\n");
            for (String entry : entries) {
                words.write(entry + "\n");
            }
        }
    }

    private static void writeSuffixes(
            WordForms forms, int language, UnaryOperator<String> spelling, BufferedWriter out)
            throws IOException {
        for (Map.Entry<Character, List<Suffix>> block : forms.suffixes().entrySet()) {
            String opening = "SFX " + number(block.getKey(), language) + " ";
            out.write(opening + "N " + block.getValue().size() + "\n");
            for (Suffix suffix : block.getValue()) {
                out.write(
                        opening
                                + String.join(
                                        " ",
                                        plain(spelling.apply(suffix.strip())),
                                        plain(spelling.apply(suffix.add())),
                                        plain(spelling.apply(suffix.condition())))
                                + "\n");
            }
        }
    }

    /// The two dots of ё are left out in most texts and kept in some; `ICONV` does it to those.
    private static String plain(String text) {
        return text.replace('ё', 'е');
    }

    private static String flags(String flags, int language) {
        if (flags.isEmpty()) {
            return "";
        }
        List<String> numbers =
                flags.chars()
                        .sorted()
                        .distinct()
                        .mapToObj(c -> number((char) c, language))
                        .toList();
        return "/" + String.join(",", numbers);
    }

    private static String number(char flag, int language) {
        return String.valueOf(language * FLAGS_PER_LANGUAGE + flag);
    }
}
