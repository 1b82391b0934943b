package org.wardledger.web.audit;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.wardledger.events.Code.Role;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.audit.AuditView;
import org.wardledger.web.BadQuestion;
import org.wardledger.web.Basis;
import org.wardledger.web.Formats;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.institution.Names;
import org.wardledger.web.proof.EvidenceFiles;
import org.wardledger.web.proof.Proofs;
import org.wardledger.web.reading.Address;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.reading.Query;
import org.wardledger.web.replay.LeafMarks;
import tools.jackson.databind.JsonNode;

/// `/audit`: every event of the ledger as a searchable record.
@Controller
class AuditPages {
    private static final int PAGE = 50;

    /// What belongs to the ledger as a whole and to no home: nothing is held back there.
    private static final Set<String> OF_NO_HOME =
            Set.of("item", "ledger", "publication", "rule", "supplier");

    private final Documents documents;
    private final Names names;
    private final Proofs proofs;
    private final EvidenceFiles evidence;
    private final LeafMarks marks;

    AuditPages(
            Documents documents,
            Names names,
            Proofs proofs,
            EvidenceFiles evidence,
            LeafMarks marks) {
        this.marks = marks;
        this.proofs = proofs;
        this.evidence = evidence;
        this.documents = documents;
        this.names = names;
    }

    /// What the trail is narrowed to; absent means all.
    ///
    /// @param after position of the last record of the page before
    record Filter(
            @Nullable String q,
            @Nullable String feature,
            @Nullable String type,
            @Nullable Role role,
            @Nullable String institution,
            @Nullable String expenditure,
            @Nullable String event,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long after) {

        List<Map<String, Object>> filters() {
            List<Map<String, Object>> filters = new ArrayList<>();
            String words = q;
            if (words != null && !words.isBlank()) {
                filters.add(Query.words(words.strip()));
            }
            is(filters, "feature", feature);
            is(filters, "type", type);
            is(filters, "role", role == null ? null : role.name());
            is(filters, "institution", institution);
            is(filters, "subjects", expenditure);
            is(filters, "id", event);
            day(filters, "gte", from);
            day(filters, "lte", to);
            return filters;
        }

        private static void is(
                List<Map<String, Object>> filters, String field, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                filters.add(Query.is(field, value.strip()));
            }
        }

        private static void day(
                List<Map<String, Object>> filters, String bound, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                try {
                    LocalDate day = LocalDate.parse(value.strip());
                    filters.add(Query.range("day", bound, day.toString()));
                } catch (DateTimeParseException e) {
                    throw new BadQuestion(e);
                }
            }
        }

        String following(long position) {
            return link().with("after", position).toString();
        }

        /// The newest of the same records.
        String beginning() {
            return link().toString();
        }

        private Address link() {
            Address link = Address.of("/audit");
            add(link, "q", q);
            add(link, "feature", feature);
            add(link, "type", type);
            add(link, "role", role == null ? null : role.name());
            add(link, "institution", institution);
            add(link, "expenditure", expenditure);
            add(link, "event", event);
            add(link, "from", from);
            add(link, "to", to);
            return link;
        }

        private static void add(Address link, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                link.with(name, value);
            }
        }
    }

    @ModelAttribute("ofNoHome")
    Set<String> ofNoHome() {
        return OF_NO_HOME;
    }

    @GetMapping("/audit")
    String list(
            @ModelAttribute("filter") Filter filter,
            @ModelAttribute("basis") Basis basis,
            @ModelAttribute("fmt") Formats formats,
            Locale locale,
            Model model) {
        List<Map<String, Object>> filters = filter.filters();
        filters.add(basis.at().filter());
        Map<String, Object> body = new HashMap<>();
        body.put("size", PAGE + 1);
        body.put("track_total_hits", true);
        body.put("query", Query.all(filters));
        body.put("sort", List.of(Map.of("position", "desc")));
        body.put("aggs", Map.of("features", terms("feature", 60), "types", terms("type", 200)));
        if (filter.after() != null) {
            body.put("search_after", List.of(filter.after()));
        }
        Found<AuditView> found = documents.search(AuditView.PROJECTION, body);
        List<AuditView> events = found.documents();
        boolean more = events.size() > PAGE;
        List<AuditView> shown = more ? events.subList(0, PAGE) : events;
        model.addAttribute("events", shown);
        model.addAttribute("total", found.total());
        model.addAttribute("next", more ? filter.following(events.get(PAGE - 1).position()) : null);
        model.addAttribute("first", filter.after() == null ? null : filter.beginning());
        model.addAttribute("features", keys(found.aggregations().path("features")));
        model.addAttribute("types", keys(found.aggregations().path("types")));
        model.addAttribute("roles", List.of(Role.values()));
        Names.Book book = names.all(basis.at());
        model.addAttribute("names", book);
        model.addAttribute("homes", book.homes(formats, locale));
        model.addAttribute("currencies", currencies(shown, basis.at()));
        return "audit/list";
    }

    private static Map<String, Object> terms(String field, int size) {
        return Map.of("terms", Map.of("field", field, "size", size));
    }

    /// Of the accounts that these records are about: the records themselves name none.
    private Map<String, String> currencies(List<AuditView> records, At at) {
        List<String> accounts =
                records.stream()
                        .filter(e -> e.amount() != null)
                        .map(AuditView::account)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        Map<String, String> currencies = new HashMap<>();
        if (accounts.isEmpty()) {
            return currencies;
        }
        Map<String, Object> query = Query.all(List.of(Query.oneOf("id", accounts), at.filter()));
        documents
                .search(AccountView.PROJECTION, Map.of("size", accounts.size(), "query", query))
                .documents()
                .forEach(a -> currencies.put(a.id(), a.details().cur()));
        return currencies;
    }

    private static List<String> keys(JsonNode aggregation) {
        List<String> keys = new ArrayList<>();
        aggregation.path("buckets").forEach(b -> keys.add(b.path("key").asString()));
        return keys.stream().sorted().toList();
    }

    @GetMapping("/audit/{position}")
    String show(@PathVariable long position, @ModelAttribute("basis") Basis basis, Model model) {
        List<AuditView> found =
                documents
                        .search(
                                AuditView.PROJECTION,
                                Map.of(
                                        "size",
                                        1,
                                        "query",
                                        Query.all(
                                                List.of(
                                                        Query.is("position", position),
                                                        basis.at().filter()))))
                        .documents();
        if (found.isEmpty()) {
            throw new NotOnRecord();
        }
        model.addAttribute("event", found.getFirst());
        model.addAttribute("currencies", currencies(found, basis.at()));
        model.addAttribute("disagreements", marks.of(found.getFirst()));
        model.addAttribute("proof", proofs.of(position));
        model.addAttribute("names", names.all(basis.at()));
        return "audit/show";
    }

    /// The record with its proof, in one file.
    @GetMapping("/audit/{position:[0-9]{1,18}}/evidence.zip")
    ResponseEntity<byte[]> evidence(@PathVariable long position) throws IOException {
        return evidence.of("record-" + position, List.of(position));
    }
}
