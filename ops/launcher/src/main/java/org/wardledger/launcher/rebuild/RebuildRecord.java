package org.wardledger.launcher.rebuild;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.domain.operator.Operations.RecordRebuild;
import org.wardledger.events.OperatorEvent.Compared;
import org.wardledger.launcher.OwnRecord;
import org.wardledger.projector.RebuildReport;
import org.wardledger.projector.RebuildReport.ViewComparison;

/// Puts on the record what a rebuild found: everybody can read there whether the indices said what
/// the events say. Nothing is recorded about an empty ledger.
public final class RebuildRecord implements BiConsumer<RebuildReport, Caller> {
    private final CommandCore core;

    public RebuildRecord(CommandCore core) {
        this.core = core;
    }

    @Override
    public void accept(RebuildReport report, Caller who) {
        if (report.position() == 0) {
            return;
        }
        List<Compared> views = report.views().stream().map(RebuildRecord::compared).toList();
        OwnRecord.of(core, new RecordRebuild(report.position(), views), who, UUID.randomUUID());
    }

    private static Compared compared(ViewComparison view) {
        String live = view.old().digest().isEmpty() ? null : view.old().digest();
        String rebuilt = view.rebuilt().digest();
        return new Compared(view.view(), live, rebuilt, rebuilt.equals(live));
    }
}
