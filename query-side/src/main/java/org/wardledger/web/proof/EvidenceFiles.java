package org.wardledger.web.proof;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.wardledger.transparency.evidence.EvidenceBundle;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.web.NotOnRecord;

/// Evidence bundles to be downloaded: what everybody may see, and nothing else.
@Component
public class EvidenceFiles {
    private final ProofSource source;

    EvidenceFiles(ProofSource source) {
        this.source = source;
    }

    /// A bundle of those records that are publicly provable by now.
    ///
    /// @param query what the records have in common; becomes the name of the file
    /// @throws NotOnRecord where none of them is
    public ResponseEntity<byte[]> of(String query, Collection<Long> positions) throws IOException {
        Optional<SignedCheckpoint> witnessed = source.reader().witnessed();
        long size = witnessed.map(SignedCheckpoint::size).orElse(0L);
        SortedSet<Long> indexes =
                positions.stream()
                        .map(p -> p - 1)
                        .filter(i -> i < size)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (indexes.isEmpty()) {
            throw new NotOnRecord();
        }
        EvidenceBundle.Request request =
                new EvidenceBundle.Request(source.policy(), Optional.empty(), query, indexes);
        byte[] bundle =
                EvidenceBundle.of(source.reader(), witnessed.orElseThrow(), request).orElseThrow();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + query + ".zip\"")
                .body(bundle);
    }
}
