package org.wardledger.web.institution;

import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wardledger.events.Name3;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.reference.SupplierView;
import org.wardledger.web.Formats;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;

/// Names of homes and sellers, to stand beside their ids. Both registers are small; they are read
/// whole for a position and kept until the next one is asked for.
@Component
public class Names {
    private static final int MAX = 10_000;
    private static final String HOME = "ins_";
    private final Documents documents;
    private volatile @Nullable Known known;

    Names(Documents documents) {
        this.documents = documents;
    }

    private record Known(long position, Book book) {}

    /// One of several.
    public record Choice(String id, String name) {}

    /// The names as of one position.
    public record Book(Map<String, Name3> names) {
        public @Nullable Name3 of(String id) {
            return names.get(id);
        }

        /// Homes to choose from, in the order of their names.
        public List<Choice> homes(Formats formats, Locale locale) {
            Collator order = Collator.getInstance(locale);
            return names.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(HOME))
                    .map(e -> new Choice(e.getKey(), formats.name(e.getValue())))
                    .sorted(Comparator.comparing(Choice::name, order).thenComparing(Choice::id))
                    .toList();
        }

        public Map<String, String> inWords(Formats formats) {
            Map<String, String> words = new LinkedHashMap<>();
            names.forEach((id, name) -> words.put(id, formats.name(name)));
            return words;
        }
    }

    public Book all(At at) {
        Known now = known;
        if (now != null && now.position() == at.position()) {
            return now.book();
        }
        Map<String, Name3> names = new HashMap<>();
        Map<String, Object> body = Map.of("size", MAX, "query", at.filter());
        List<InstitutionView> homes =
                documents.search(InstitutionView.PROJECTION, body).documents();
        homes.forEach(h -> names.put(h.id(), h.register().name()));
        for (SupplierView supplier : documents.search(SupplierView.PROJECTION, body).documents()) {
            if (supplier.name() != null) {
                names.put(supplier.id(), supplier.name());
            }
        }
        Book book = new Book(Map.copyOf(names));
        known = new Known(at.position(), book);
        return book;
    }
}
