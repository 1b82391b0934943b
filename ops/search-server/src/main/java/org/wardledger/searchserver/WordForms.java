package org.wardledger.searchserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One language's words and endings, as read from a Hunspell dictionary in UTF-8 with
/// one-character flags, which is how the Kazakh, Russian and English dictionaries of the
/// distributions are written.
///
/// Only suffixes are kept. A prefix changes the meaning (paid, unpaid), and search must not take
/// one for the other. Compounding and spelling hints are not needed to find a stem.
///
/// @param suffixes the endings of each flag
/// @param words each stem with its flags, lower case
record WordForms(Map<Character, List<Suffix>> suffixes, List<Word> words) {

    /// An ending: `add` stands where `strip` was, on stems that match `condition`.
    record Suffix(String strip, String add, String condition) {}

    /// A stem and the flags of the endings it may take.
    record Word(String stem, String flags) {}

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static WordForms none() {
        return new WordForms(Map.of(), List.of());
    }

    static WordForms read(Path wordsFile, Path rulesFile) {
        return new WordForms(readSuffixes(lines(rulesFile)), readWords(lines(wordsFile)));
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dictionary " + file, e);
        }
    }

    /// `SFX flag strip add condition` lines; each block is opened by `SFX flag cross count`, whose
    /// count is not trusted.
    private static Map<Character, List<Suffix>> readSuffixes(List<String> lines) {
        Map<Character, List<Suffix>> suffixes = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> parts = Arrays.asList(line.strip().split("\\s+"));
            if (parts.size() < 4 || !"SFX".equals(parts.getFirst())) {
                continue;
            }
            char flag = parts.get(1).charAt(0);
            List<Suffix> block = suffixes.get(flag);
            if (block == null) {
                suffixes.put(flag, new ArrayList<>());
                continue;
            }
            String add = parts.get(3).split("/", 2)[0];
            String condition = parts.size() > 4 ? parts.get(4) : ".";
            block.add(new Suffix(lower(parts.get(2)), lower(add), lower(condition)));
        }
        return suffixes;
    }

    private static List<Word> readWords(List<String> lines) {
        List<Word> words = new ArrayList<>(lines.size());
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String entry = line.strip();
            int slash = entry.indexOf('/');
            String stem = slash < 0 ? entry : entry.substring(0, slash);
            boolean hasDigit = stem.chars().anyMatch(Character::isDigit);
            if (!stem.isEmpty() && !hasDigit) {
                words.add(new Word(lower(stem), slash < 0 ? "" : entry.substring(slash + 1)));
            }
        }
        return words;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
