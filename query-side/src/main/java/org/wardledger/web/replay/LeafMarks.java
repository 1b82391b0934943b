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
import tools.jackson.core.JacksonException;

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
        return compared(
                latest -> {
                    List<Disagreement> found = new ArrayList<>();
                    for (AuditView event : events) {
                        Optional<Leaf> leaf = leaf(latest, event.position());
                        leaf.ifPresent(l -> found.addAll(AgainstLeaf.of(event, l)));
                        if (event.position() == purchase.position()) {
                            leaf.ifPresent(l -> found.addAll(AgainstLeaf.of(purchase, l)));
                        }
                    }
                    return List.copyOf(found);
                });
    }

    /// One record of the audit trail.
    public List<Disagreement> of(AuditView event) {
        return compared(
                latest ->
                        leaf(latest, event.position())
                                .map(l -> AgainstLeaf.of(event, l))
                                .orElse(List.of()));
    }

    private interface Comparison {
        List<Disagreement> with(SignedCheckpoint latest) throws IOException;
    }

    /// One checkpoint for a page, so that all its records are compared with the same log.
    private List<Disagreement> compared(Comparison comparison) {
        try {
            Optional<SignedCheckpoint> latest = source.reader().latest();
            return latest.isEmpty() ? List.of() : comparison.with(latest.get());
        } catch (IOException e) {
            LOG.warn("the public log could not be read: {}", e.getMessage());
            return List.of();
        }
    }

    private Optional<Leaf> leaf(SignedCheckpoint latest, long position) throws IOException {
        long index = position - 1;
        Optional<byte[]> entry = source.reader().entry(latest, index);
        try {
            return entry.map(e -> Leaf.read(index, e));
        } catch (JacksonException e) {
            LOG.warn("leaf {} cannot be understood: {}", index, e.getMessage());
            return Optional.empty();
        }
    }
}
