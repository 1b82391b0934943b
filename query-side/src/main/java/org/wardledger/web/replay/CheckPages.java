package org.wardledger.web.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.views.audit.AuditView;
import org.wardledger.web.Basis;
import org.wardledger.web.proof.ProofSource;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Query;
import tools.jackson.databind.JsonNode;

/// `/proof/checks`: what came of comparing everything that is shown with the public log, day by
/// day. The results are records themselves, and are read here from the log and not from the index.
@Controller
class CheckPages {
    private static final int SHOWN = 31;
    private static final String TYPE = "publication.recomputed.v1";
    private final Documents documents;
    private final ProofSource source;

    CheckPages(Documents documents, ProofSource source) {
        this.documents = documents;
        this.source = source;
    }

    /// One comparison.
    ///
    /// @param record its position in the audit trail
    /// @param position everything up to it was compared
    public record Check(long record, java.time.LocalDate day, long position, List<Line> lines) {
        public boolean equal() {
            return lines.stream().allMatch(Line::equal);
        }
    }

    /// One view of it.
    public record Line(String view, boolean equal, long records, long differing) {}

    @GetMapping("/proof/checks")
    String show(@ModelAttribute("basis") Basis basis, Model model) throws IOException {
        List<AuditView> found =
                documents
                        .search(
                                AuditView.PROJECTION,
                                Map.of(
                                        "size",
                                        SHOWN,
                                        "query",
                                        Query.all(
                                                List.of(
                                                        Query.is("type", TYPE),
                                                        basis.at().filter())),
                                        "sort",
                                        List.of(Map.of("position", "desc"))))
                        .documents();
        Optional<SignedCheckpoint> latest = source.reader().latest();
        List<Check> checks = new ArrayList<>();
        for (AuditView record : found) {
            if (latest.isPresent()) {
                source.reader()
                        .entry(latest.get(), record.position() - 1)
                        .map(entry -> Leaf.read(record.position() - 1, entry))
                        .filter(leaf -> leaf.type().equals(TYPE))
                        .ifPresent(leaf -> checks.add(check(record, leaf)));
            }
        }
        model.addAttribute("checks", checks);
        return "proof/checks";
    }

    private static Check check(AuditView record, Leaf leaf) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode view : leaf.data().path("views")) {
            lines.add(
                    new Line(
                            view.path("view").asString(""),
                            view.path("equal").asBoolean(false),
                            Long.parseLong(view.path("records").asString("0")),
                            Long.parseLong(view.path("differing").asString("0"))));
        }
        return new Check(
                record.position(), record.day(), Long.parseLong(leaf.data("position")), lines);
    }
}
