package org.wardledger.views;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Name3;

/// What a record can be found by, in the three languages. Each name stands in it once.
public final class Texts {
    private final Set<String> kk = new LinkedHashSet<>();
    private final Set<String> ru = new LinkedHashSet<>();
    private final Set<String> en = new LinkedHashSet<>();

    public Texts add(@Nullable Name3 name) {
        if (name != null) {
            kk.add(name.kk());
            ru.add(name.ru());
            en.add(name.en());
        }
        return this;
    }

    /// Words people search a code by; none where the list knows none.
    public Texts add(@Nullable Enum<?> code) {
        return code == null ? this : add(SearchWords.of(code));
    }

    /// Texts of another record.
    public Texts add(String inKk, String inRu, String inEn) {
        kk.add(inKk);
        ru.add(inRu);
        en.add(inEn);
        return this;
    }

    /// Everything another record can be found by.
    public Texts add(Texts other) {
        kk.addAll(other.kk);
        ru.addAll(other.ru);
        en.addAll(other.en);
        return this;
    }

    public String kk() {
        return String.join(" ", kk);
    }

    public String ru() {
        return String.join(" ", ru);
    }

    public String en() {
        return String.join(" ", en);
    }
}
