package org.wardledger.web.institution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Documents documents;
    private volatile @Nullable Known known;

    Names(Documents documents) {
        this.documents = documents;
    }

    private record Known(long position, Book book) {}

    /// The names as of one position.
    public record Book(Map<String, Name3> names) {
        public @Nullable Name3 of(String id) {
            return names.get(id);
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
