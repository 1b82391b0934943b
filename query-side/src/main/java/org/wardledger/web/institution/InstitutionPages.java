package org.wardledger.web.institution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.wardledger.events.Code.InstitutionKind;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.account.BooksView;
import org.wardledger.views.discrepancy.DiscrepancyView;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.spending.SpendingView;
import org.wardledger.web.Basis;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.Visitors;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.reading.Query;
import org.wardledger.web.search.Postings;

/// `/institutions` and the page of each home: whether the money is there, what it was spent on, and
/// what needs explanation.
@Controller
class InstitutionPages {
    private static final int PAGE = 50;
    private static final int LATEST = 8;
    private final Documents documents;
    private final Postings postings;
    private final Visitors visitors;

    InstitutionPages(Documents documents, Postings postings, Visitors visitors) {
        this.documents = documents;
        this.postings = postings;
        this.visitors = visitors;
    }

    @GetMapping("/institutions")
    String list(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable InstitutionKind kind,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute("basis") Basis basis,
            Model model) {
        List<Map<String, Object>> filters = new ArrayList<>();
        filters.add(basis.at().filter());
        if (region != null && !region.isBlank()) {
            filters.add(Query.is("register.region", region));
        }
        if (kind != null) {
            filters.add(Query.is("register.kind", kind.name()));
        }
        Map<String, Object> body = new HashMap<>();
        body.put("size", PAGE + 1);
        body.put("track_total_hits", true);
        body.put("query", Query.all(filters));
        body.put("sort", List.of(Map.of("id", "asc")));
        body.put(
                "aggs",
                Map.of("regions", terms("register.region"), "kinds", terms("register.kind")));
        if (after != null && !after.isBlank()) {
            body.put("search_after", List.of(after));
        }
        Found<InstitutionView> found = documents.search(InstitutionView.PROJECTION, body);
        List<InstitutionView> homes = found.documents();
        boolean more = homes.size() > PAGE;
        model.addAttribute("homes", more ? homes.subList(0, PAGE) : homes);
        model.addAttribute("total", found.total());
        model.addAttribute("next", more ? homes.get(PAGE - 1).id() : null);
        model.addAttribute("region", region);
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", List.of(InstitutionKind.values()));
        model.addAttribute("regions", Regions.ALL);
        return "institution/list";
    }

    private static Map<String, Object> terms(String field) {
        return Map.of("terms", Map.of("field", field, "size", 50));
    }

    @GetMapping("/institutions/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer year,
            @ModelAttribute("basis") Basis basis,
            Model model) {
        At at = basis.at();
        InstitutionView home = documents.get(InstitutionView.PROJECTION, id, at);
        if (home == null) {
            throw new NotOnRecord();
        }
        List<SpendingView> months = spending(id, at);
        model.addAttribute("home", home);
        model.addAttribute("accounts", accounts(id, at));
        model.addAttribute("books", visitors.seesInside(id) ? books(id, at) : List.of());
        model.addAttribute("spending", SpendingTable.of(months, year));
        model.addAttribute("latest", postings.latest(id, at, LATEST));
        model.addAttribute("discrepancies", discrepancies(id, at));
        return "institution/show";
    }

    private List<AccountView> accounts(String id, At at) {
        return documents
                .search(
                        AccountView.PROJECTION,
                        Map.of("size", 20, "query", of("details.institution", id, at)))
                .documents();
    }

    private List<BooksView> books(String id, At at) {
        return documents
                .search(
                        BooksView.PROJECTION,
                        Map.of("size", 20, "query", of("institution", id, at)))
                .documents();
    }

    private List<SpendingView> spending(String id, At at) {
        return documents
                .search(
                        SpendingView.PROJECTION,
                        Map.of(
                                "size",
                                500,
                                "query",
                                of("institution", id, at),
                                "sort",
                                List.of(Map.of("month", "asc"))))
                .documents();
    }

    private List<DiscrepancyView> discrepancies(String id, At at) {
        return documents
                .search(
                        DiscrepancyView.PROJECTION,
                        Map.of(
                                "size",
                                10,
                                "query",
                                of("institution", id, at),
                                "sort",
                                List.of(Map.of("position", "desc"))))
                .documents();
    }

    private static Map<String, Object> of(String field, String id, At at) {
        return Query.all(List.of(Query.is(field, id), at.filter()));
    }
}
