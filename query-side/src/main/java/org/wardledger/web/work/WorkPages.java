package org.wardledger.web.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.wardledger.views.account.AccountView;
import org.wardledger.views.account.BooksView;
import org.wardledger.views.institution.InstitutionView;
import org.wardledger.views.statement.StatementLineView;
import org.wardledger.web.Basis;
import org.wardledger.web.Visitor;
import org.wardledger.web.Visitors;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Query;

/// `/work`: the own home's books for somebody who has signed in.
@Controller
class WorkPages {
    private static final int OPEN_LINES = 20;
    private final Documents documents;
    private final Visitors visitors;
    private final DataRequests requests;

    WorkPages(Documents documents, Visitors visitors, DataRequests requests) {
        this.documents = documents;
        this.visitors = visitors;
        this.requests = requests;
    }

    @GetMapping("/work")
    String work(
            @ModelAttribute("basis") Basis basis,
            @ModelAttribute("visitor") Visitor visitor,
            Model model) {
        String id = visitor.institution();
        At at = basis.at();
        model.addAttribute("mayImport", visitors.mayImport());
        model.addAttribute("seesDataRequests", requests.permitted());
        model.addAttribute("mayHandOut", visitors.mayHandOut());
        model.addAttribute("seesEach", visitors.seesEach());
        if (id == null || !visitors.seesInside(id)) {
            model.addAttribute("books", List.of());
            return "work/home";
        }
        Map<String, AccountView> accounts = new HashMap<>();
        Map<String, Object> own =
                Query.all(List.of(Query.is("details.institution", id), at.filter()));
        documents
                .search(AccountView.PROJECTION, Map.of("size", 20, "query", own))
                .documents()
                .forEach(a -> accounts.put(a.id(), a));
        Map<String, Object> inside = Query.all(List.of(Query.is("institution", id), at.filter()));
        model.addAttribute("home", documents.get(InstitutionView.PROJECTION, id, at));
        model.addAttribute("accounts", accounts);
        model.addAttribute(
                "books",
                documents
                        .search(BooksView.PROJECTION, Map.of("size", 20, "query", inside))
                        .documents());
        model.addAttribute("open", openLines(id, at));
        return "work/home";
    }

    /// What a form on that page leads to, asked for as if it were a page: such as after signing in
    /// again.
    @GetMapping("/work/ward-evidence")
    String back() {
        return "redirect:/work";
    }

    private Documents.Found<StatementLineView> openLines(String id, At at) {
        return documents.search(
                StatementLineView.PROJECTION,
                Map.of(
                        "size",
                        OPEN_LINES,
                        "track_total_hits",
                        true,
                        "query",
                        Query.all(
                                List.of(
                                        Query.is("institution", id),
                                        Query.oneOf("state", List.of("OPEN", "PART")),
                                        at.filter())),
                        "sort",
                        List.of(Map.of("from", "desc"))));
    }
}
