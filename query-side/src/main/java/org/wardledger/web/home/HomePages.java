package org.wardledger.web.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.web.Basis;
import org.wardledger.web.institution.Names;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Documents.Found;
import org.wardledger.web.reading.Query;
import org.wardledger.web.search.Postings;
import tools.jackson.databind.JsonNode;

/// The front page, and what this is.
@Controller
class HomePages {
    private static final int LATEST = 8;
    private final Documents documents;
    private final Postings postings;
    private final Names names;

    HomePages(Documents documents, Postings postings, Names names) {
        this.documents = documents;
        this.postings = postings;
        this.names = names;
    }

    @GetMapping("/")
    String home(@ModelAttribute("basis") Basis basis, Model model) {
        At at = basis.at();
        Found<InstitutionView> homes =
                documents.search(
                        InstitutionView.PROJECTION,
                        Map.of(
                                "size",
                                0,
                                "track_total_hits",
                                true,
                                "query",
                                at.filter(),
                                "aggs",
                                Map.of(
                                        "regions",
                                        Map.of(
                                                "terms",
                                                Map.of("field", "register.region", "size", 30)))));
        model.addAttribute("homes", homes.total());
        model.addAttribute("regions", regions(homes.aggregations().path("regions")));
        model.addAttribute("spent", postings.spent(at));
        model.addAttribute("latest", postings.latest(null, at, LATEST));
        model.addAttribute("broken", broken(at));
        model.addAttribute("names", names.all(at));
        return "home";
    }

    private static Map<String, Long> regions(JsonNode aggregation) {
        Map<String, Long> regions = new LinkedHashMap<>();
        for (JsonNode bucket : aggregation.path("buckets")) {
            regions.put(bucket.path("key").asString(), bucket.path("doc_count").asLong());
        }
        return regions;
    }

    /// Accounts whose books disagreed on the last checked day.
    private long broken(At at) {
        return documents
                .search(
                        AccountView.PROJECTION,
                        Map.of(
                                "size",
                                0,
                                "track_total_hits",
                                true,
                                "query",
                                Query.all(
                                        List.of(Query.is("checks.result", "BROKEN"), at.filter()))))
                .total();
    }

    @GetMapping("/about")
    String about() {
        return "about";
    }
}
