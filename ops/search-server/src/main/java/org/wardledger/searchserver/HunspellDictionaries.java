package org.wardledger.searchserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The word-form dictionaries that the server can use: taken from the machine's packages, never
// part
/// of this program (their licences differ, see `ops/search-server/README.md`).
///
/// @param missing languages whose words are found only in the form in which they were written
public record HunspellDictionaries(Set<Language> missing) {

    /// A language with its dictionary.
    public enum Language {
        KAZAKH("kk_KZ", "hunspell-kk"),
        RUSSIAN("ru_RU", "hunspell-ru");

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

    public HunspellDictionaries {
        missing = Set.copyOf(missing);
    }

    /// Puts the dictionaries into the server's configuration. A copy made earlier stays in use when
    /// the package is gone, since indices were built with it.
    static HunspellDictionaries install(List<Path> folders, Path config) {
        Set<Language> missing = EnumSet.noneOf(Language.class);
        for (Language language : Language.values()) {
            Path target = config.resolve("hunspell").resolve(language.locale());
            if (!copy(folders, language, target) && Files.notExists(target)) {
                missing.add(language);
            }
        }
        return new HunspellDictionaries(missing);
    }

    private static boolean copy(List<Path> folders, Language language, Path target) {
        for (Path folder : folders) {
            Path words = folder.resolve(language.locale() + ".dic");
            Path rules = folder.resolve(language.locale() + ".aff");
            if (Files.isReadable(words) && Files.isReadable(rules)) {
                try {
                    Files.createDirectories(target);
                    for (Path file : List.of(words, rules)) {
                        Files.copy(
                                file,
                                target.resolve(file.getFileName()),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return false;
    }

    /// One line that says what is lost and what to install; empty if nothing is missing.
    public String advice() {
        if (missing.isEmpty()) {
            return "";
        }
        List<String> packages = missing.stream().map(Language::debianPackage).sorted().toList();
        return "Search does not know the word forms of "
                + missing.stream().map(Language::locale).sorted().toList()
                + "; install: "
                + String.join(" ", packages)
                + ", start again and rebuild the indices.";
    }
}
