package org.wardledger.launcher.reconcile;

import org.wardledger.launcher.Says;
import org.wardledger.transparency.sequencer.Reconciliation;
import org.wardledger.transparency.verify.Damage;
import org.wardledger.web.replay.Disagreement;

/// One place where something says something else than it should.
///
/// @param view `log`, `store`, or the kind of document
/// @param place file of the log, position in the store, or id of a document
/// @param index of the leaf; -1 where it is not about one
/// @param field what differs: a code, or a field of a document
/// @param shown what stands there, for documents
/// @param published what the log says, for documents
public record Finding(
        String view, String place, long index, String field, String shown, String published) {

    static Finding inLog(Damage damage) {
        return new Finding("log", damage.file(), damage.index(), damage.reason(), "", "");
    }

    static Finding ofLog(org.wardledger.transparency.verify.Finding failed) {
        return new Finding(
                "log", String.join(" ", failed.arguments()), -1, failed.reason(), "", "");
    }

    static Finding inStore(Reconciliation.Difference difference) {
        long index = difference.index();
        return new Finding("store", Long.toString(index + 1), index, difference.code(), "", "");
    }

    static Finding shown(Disagreement d) {
        return new Finding(d.view(), d.document(), d.index(), d.field(), d.shown(), d.published());
    }

    /// One line for a person.
    String said(Says says) {
        String leaf = index < 0 ? "—" : Long.toString(index);
        return switch (view) {
            case "log" -> says.text("reconcile.in-log", place, leaf, field);
            case "store" -> says.text("reconcile.in-store", place, leaf, field);
            case String _ ->
                    says.text("reconcile.shown", view, place, leaf, field, shown, published);
        };
    }
}
