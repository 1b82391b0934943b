package org.wardledger.searchserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The word-form dictionaries that the server can use: made from the machine's Hunspell packages,
/// never part of this program (their licences differ, see `ops/search-server/README.md`).
///
/// @param missing languages whose words are found only in the form in which they were written
/// @param fingerprint changes when any word form may change; an index built with another one has to
///     be rebuilt to find what it should
public record HunspellDictionaries(Set<Language> missing, String fingerprint) {

    /// A language with its dictionary.
    public enum Language {
        KAZAKH("kk_KZ", "hunspell-kk"),
        RUSSIAN("ru_RU", "hunspell-ru"),
        ENGLISH("en_US", "hunspell-en-us");

        private final String locale;
        private final String debianPackage;

        Language(String locale, String debianPackage) {
            this.locale = locale;
            this.debianPackage = debianPackage;
        }

        /// Name of the dictionary in analysis settings.
        public String locale() {
            return locale;
        }

        /// What to install to get it.
        public String debianPackage() {
            return debianPackage;
        }
    }

    /// Where Debian and its relatives, and others, keep them.
    static final List<Path> USUAL_FOLDERS =
            List.of(Path.of("/usr/share/hunspell"), Path.of("/usr/share/myspell/dicts"));

    /// Raise it when the same packages give other dictionaries.
    private static final String RECIPE = "1";

    public HunspellDictionaries {
        missing = Set.copyOf(missing);
    }

    /// From the machine's own packages into the `hunspell` folder of a configuration: for a server
    /// that others start.
    public static HunspellDictionaries install(Path config) {
        return install(USUAL_FOLDERS, config);
    }

    /// Puts the dictionaries into the server's configuration: one per language, one of all
    /// together, and that one in folded spelling. A missing language gets an empty dictionary, so
    /// that indices can be created and opened without it.
    ///
    /// Written again only when a package has changed. A crash while writing leaves no recipe file,
    /// so the next start writes all again.
    static HunspellDictionaries install(List<Path> folders, Path config) {
        Path target = config.resolve("hunspell");
        Path recipe = config.resolve("hunspell.recipe");
        Set<Language> missing = EnumSet.noneOf(Language.class);
        List<Path> sources = new ArrayList<>();
        for (Language language : Language.values()) {
            Optional<Path> words = find(folders, language);
            words.ifPresentOrElse(sources::add, () -> missing.add(language));
        }
        try {
            String fingerprint = fingerprint(sources);
            if (!Files.exists(recipe) || !Files.readString(recipe).equals(fingerprint)) {
                Files.deleteIfExists(recipe);
                write(folders, target);
                Files.writeString(recipe, fingerprint);
            }
            return new HunspellDictionaries(missing, fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<Path> folders, Path target) throws IOException {
        List<WordForms> all = new ArrayList<>();
        for (Language language : Language.values()) {
            WordForms forms =
                    find(folders, language)
                            .map(words -> WordForms.read(words, rules(words)))
                            .orElseGet(WordForms::none);
            all.add(forms);
            WordFormsFile.write(
                    List.of(forms), UnaryOperator.identity(), target.resolve(language.locale()));
        }
        WordFormsFile.write(all, UnaryOperator.identity(), target.resolve("ward_all"));
        WordFormsFile.write(all, KazakhFolding::fold, target.resolve("ward_folded"));
        ServerUser.openForReading(target);
    }

    private static Optional<Path> find(List<Path> folders, Language language) {
        return folders.stream()
                .map(folder -> folder.resolve(language.locale() + ".dic"))
                .filter(words -> Files.isReadable(words) && Files.isReadable(rules(words)))
                .findFirst();
    }

    private static Path rules(Path words) {
        String name = words.getFileName().toString();
        return words.resolveSibling(name.substring(0, name.length() - ".dic".length()) + ".aff");
    }

    private static String fingerprint(List<Path> sources) throws IOException {
        StringBuilder contents = new StringBuilder(RECIPE);
        for (Path words : sources) {
            for (Path file : List.of(words, rules(words))) {
                contents.append(' ').append(Digests.sha256(file));
            }
        }
        return Digests.sha256(contents.toString()).substring(0, 16);
    }

    /// One line that says what is lost and what to install; empty if nothing is missing.
    public String advice() {
        if (missing.isEmpty()) {
            return "";
        }
        List<Language> lost = Arrays.stream(Language.values()).filter(missing::contains).toList();
        return "Search does not know the word forms of "
                + String.join(", ", lost.stream().map(Language::locale).toList())
                + "; install "
                + String.join(" ", lost.stream().map(Language::debianPackage).toList())
                + ", start again and rebuild the indices.";
    }
}
