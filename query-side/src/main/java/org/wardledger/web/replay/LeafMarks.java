package org.wardledger.web.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.web.proof.ProofSource;

/// Looks up, while a page is made, what the public log says about the records on it. A page that
/// shows something else says so itself, whoever changed the index. What no checkpoint covers yet,
/// and a folder that does not answer, mark nothing.
@Component
public class LeafMarks {
    private static final Logger LOG = LoggerFactory.getLogger(LeafMarks.class);
    private final ProofSource source;

    LeafMarks(ProofSource source) {
        this.source = source;
    }

    /// A purchase and the records of what happened to it.
    public List<Disagreement> of(ExpenditureView purchase, List<AuditView> events) {
        List<Disagreement> found = new ArrayList<>();
        for (AuditView event : events) {
            Optional<Leaf> leaf = leaf(event.position());
            leaf.ifPresent(l -> found.addAll(AgainstLeaf.of(event, l)));
            if (event.position() == purchase.position()) {
                leaf.ifPresent(l -> found.addAll(untold(AgainstLeaf.of(purchase, l))));
            }
        }
        return List.copyOf(found);
    }

    /// One record of the audit trail.
    public List<Disagreement> of(AuditView event) {
        return leaf(event.position()).map(l -> AgainstLeaf.of(event, l)).orElse(List.of());
    }

    /// What the first entry hides may have been opened by a later one, which this page does not
    /// look for; the daily comparison does.
    private static List<Disagreement> untold(List<Disagreement> found) {
        return found.stream().filter(d -> !d.published().isEmpty()).toList();
    }

    private Optional<Leaf> leaf(long position) {
        long index = position - 1;
        try {
            Optional<SignedCheckpoint> latest = source.reader().latest();
            return latest.isEmpty()
                    ? Optional.empty()
                    : source.reader().entry(latest.get(), index).map(e -> Leaf.read(index, e));
        } catch (IOException e) {
            LOG.warn("leaf {} could not be read: {}", index, e.getMessage());
            return Optional.empty();
        }
    }
}
