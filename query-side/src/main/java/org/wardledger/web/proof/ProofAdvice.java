package org.wardledger.web.proof;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.wardledger.transparency.LogStatus.Seen;

/// Gives every page the state of the public log. A folder that does not answer takes no page down.
@ControllerAdvice(basePackages = "org.wardledger.web")
final class ProofAdvice {
    private final Proofs proofs;
    private final boolean witnessed;
    private final InstantSource clock = InstantSource.system();

    ProofAdvice(Proofs proofs, ProofSource source) {
        this.proofs = proofs;
        this.witnessed = source.witnessed();
    }

    @ModelAttribute("provable")
    ProofStrip provable() {
        try {
            return proofs.status()
                    .witnessed()
                    .map(
                            (Seen seen) ->
                                    new ProofStrip(
                                            seen.head().size(),
                                            witnessed,
                                            Span.of(seen.age(clock.instant()))))
                    .orElseGet(() -> new ProofStrip(0, witnessed, null));
        } catch (UncheckedIOException _) {
            return new ProofStrip(0, witnessed, null);
        }
    }
}
