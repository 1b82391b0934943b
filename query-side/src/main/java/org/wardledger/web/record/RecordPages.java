package org.wardledger.web.record;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.statement.OpenedView;
import org.wardledger.web.Basis;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.institution.Names;
import org.wardledger.web.proof.EvidenceFiles;
import org.wardledger.web.proof.Proofs;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Query;
import org.wardledger.web.replay.LeafMarks;

/// `/records/{id}`: one purchase with everything that happened to it.
@Controller
class RecordPages {
    private static final int MAX_EVENTS = 200;
    private final Documents documents;
    private final Names names;
    private final Proofs proofs;
    private final EvidenceFiles evidence;
    private final LeafMarks marks;

    RecordPages(
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

    @GetMapping("/records/{id}")
    String show(@PathVariable String id, @ModelAttribute("basis") Basis basis, Model model) {
        ExpenditureView purchase = documents.get(ExpenditureView.PROJECTION, id, basis.at());
        if (purchase == null) {
            throw new NotOnRecord();
        }
        model.addAttribute("purchase", purchase);
        model.addAttribute("names", names.all(basis.at()));
        List<AuditView> events = events(id, basis);
        model.addAttribute("events", events);
        model.addAttribute("disagreements", marks.of(purchase, events));
        model.addAttribute("lines", opened(events, basis));
        model.addAttribute(
                "proof", events.isEmpty() ? null : proofs.of(events.getLast().position()));
        return "record/show";
    }

    /// All that is public about the purchase, with proofs, in one file.
    @GetMapping("/records/{id}/evidence.zip")
    ResponseEntity<byte[]> evidence(@PathVariable String id, @ModelAttribute("basis") Basis basis)
            throws IOException {
        return evidence.of(id, events(id, basis).stream().map(AuditView::position).toList());
    }

    /// Bank lines whose direction and amount the payments of the purchase have opened.
    private List<OpenedLine> opened(List<AuditView> events, Basis basis) {
        List<String> ids =
                events.stream()
                        .filter(e -> e.type().equals("expenditure.paid.v1"))
                        .map(AuditView::id)
                        .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return documents
                .search(
                        OpenedView.PROJECTION,
                        Map.of(
                                "size",
                                MAX_EVENTS,
                                "query",
                                Query.all(List.of(Query.oneOf("by", ids), basis.at().filter())),
                                "sort",
                                List.of(Map.of("from", "asc"))))
                .documents()
                .stream()
                .filter(v -> !v.value("amt").isEmpty())
                .map(
                        v ->
                                new OpenedLine(
                                        v.value("dir"),
                                        Long.parseLong(v.value("amt")),
                                        v.values().getFirst().position()))
                .toList();
    }

    /// @param amount tiyn
    /// @param position of the record that opened it
    record OpenedLine(String direction, long amount, long position) {}

    private List<AuditView> events(String id, Basis basis) {
        return documents
                .search(
                        AuditView.PROJECTION,
                        Map.of(
                                "size",
                                MAX_EVENTS,
                                "query",
                                Query.all(List.of(Query.is("subjects", id), basis.at().filter())),
                                "sort",
                                List.of(Map.of("position", "asc"))))
                .documents();
    }
}
