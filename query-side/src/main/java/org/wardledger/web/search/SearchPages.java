package org.wardledger.web.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.wardledger.web.Basis;
import org.wardledger.web.Formats;
import org.wardledger.web.institution.Names;

/// `/search`: the page where most people begin.
@Controller
class SearchPages {
    private final Postings postings;
    private final Names names;
    private final PostingExport export;

    SearchPages(Postings postings, Names names, PostingExport export) {
        this.postings = postings;
        this.names = names;
        this.export = export;
    }

    @GetMapping("/search")
    String search(
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("basis") Basis basis,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Question question = Question.of(parameters).seenAt(basis.at());
        model.addAttribute("question", question);
        model.addAttribute("result", postings.search(question, basis.at()));
        model.addAttribute("counted", postings.counted());
        model.addAttribute("names", names.all(basis.at()));
        model.addAttribute("facets", List.of(Facet.values()));
        model.addAttribute("orders", List.of(Question.Order.values()));
        return htmx == null ? "search/page" : "search/page :: results";
    }

    /// All records of a result, streamed; never cut at ten thousand.
    @GetMapping("/search/export.csv")
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("basis") Basis basis,
            @ModelAttribute("fmt") Formats formats,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"postings-" + basis.at().position() + ".csv\"");
        export.write(Question.of(parameters), basis.at(), formats, response.getWriter());
    }
}
