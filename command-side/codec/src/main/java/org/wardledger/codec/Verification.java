package org.wardledger.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wardledger.codec.EntryReader.OpenedLine;
import org.wardledger.codec.EntryReader.OpenedPart;
import org.wardledger.codec.EntryReader.Unsealed;

/// Makes the commitments of an event anew from what its parts hold, and compares. Where parts are
/// erased, the digests that nothing explains may be theirs, at most one for each erased field; the
/// line tree can be made whole again, for the digest of an erased line stays in the payload.
final class Verification {
    private final EventPlan plan;
    private final EntryForm.Entry entry;
    private final Unsealed unsealed;
    private final Tools tools;
    private final Set<String> unexplained;

    private Verification(EventPlan plan, EntryForm.Entry entry, Unsealed unsealed, Tools tools) {
        this.plan = plan;
        this.entry = entry;
        this.unsealed = unsealed;
        this.tools = tools;
        this.unexplained = new HashSet<>(entry.seals().fields());
    }

    static void check(EventPlan plan, EntryForm.Entry entry, Unsealed unsealed, Tools tools) {
        new Verification(plan, entry, unsealed, tools).run();
    }

    private void run() {
        Commitments.Made made = new Commitments.Made(tools, unsealed.event());
        for (OpenedPart part : unsealed.parts()) {
            fields(part, made);
        }
        lines(made);
        SubjectKey owner = unsealed.owner(plan);
        if (owner != null) {
            byte[] event = unsealed.event();
            Hmac salts = owner.salts(event, tools);
            byte[] seed = owner.decoys(event, tools);
            Hmac decoys = new Hmac(seed);
            opened(owner);
            explain(made.decoyField(salts, seed), Common.DECOY);
            if (plan.lines() != null) {
                explain(made.countField(salts, unsealed.lines().size()), Common.LINES);
                root(decoys);
            }
            for (int i = 0; explains(Commitments.decoy(decoys, "sd-", i, tools)); i++) {
                // Each takes one digest away.
            }
        }
        int erased = erasedFields();
        if (unexplained.size() > erased) {
            throw Misfit.form("digests that nothing explains").within("entry.sd");
        }
    }

    /// What the entry opens has the salts that the earlier event had.
    private void opened(SubjectKey owner) {
        if (plan.open() >= 0 && entry.shown()[plan.open()] instanceof List<?> all) {
            for (Object each : all) {
                Disclosure shown = (Disclosure) each;
                if (!shown.equals(Disclosure.of(shown.revealed(), owner, tools))) {
                    throw Misfit.form("not the disclosures of that event").within("entry.open");
                }
            }
        }
    }

    private void fields(OpenedPart part, Commitments.Made made) {
        CanonicalWriter text = new CanonicalWriter(1024, Encoded.PAYLOAD_MAX);
        List<PartPlan.Field> fields = new ArrayList<>();
        part.plan().write(unsealed.closed(), text, fields);
        Hmac salts = part.key().salts(unsealed.event(), tools);
        for (PartPlan.Field field : fields) {
            explain(made.field(salts, field, text.array()), field.member().key());
        }
    }

    private void lines(Commitments.Made made) {
        LinePlan line = plan.lines();
        if (line == null) {
            return;
        }
        String scope = EventPlan.scope(plan.organisation(entry.shown()), entry.day());
        CanonicalWriter value = new CanonicalWriter(1024, Encoded.PAYLOAD_MAX);
        for (int i = 0; i < unsealed.lines().size(); i++) {
            OpenedLine each = unsealed.lines().get(i);
            if (each.value() != null && each.key() != null) {
                value.clear();
                byte[] digest = made.line(line, each.value(), i, scope, each.key(), value);
                if (!each.hasDigest(digest)) {
                    throw Misfit.form("not the line that was committed to")
                            .within(i)
                            .within("payload.w.lines");
                }
            }
        }
    }

    private void root(Hmac decoys) {
        List<byte[]> digests = unsealed.lines().stream().map(OpenedLine::digest).toList();
        if (!Commitments.root(digests, decoys, tools).equals(entry.seals().root())) {
            throw Misfit.form("not the root of these lines").within("entry.lr");
        }
    }

    private void explain(byte[] digest, String field) {
        if (!explains(digest)) {
            throw Misfit.form("field " + field + " is not committed to").within("entry.sd");
        }
    }

    private boolean explains(byte[] digest) {
        return unexplained.remove(Commitments.text(digest));
    }

    /// Fields that may have had a digest and can no longer be asked.
    private int erasedFields() {
        int count = 0;
        for (boolean each : unsealed.erased()) {
            count += each ? 1 : 0;
        }
        boolean owned = unsealed.owner(plan) != null;
        return owned ? count : plan.commitments();
    }
}
