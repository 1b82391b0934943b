package org.wardledger.command.privacy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wardledger.command.lookup.Registers;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.StatementEvent.LineRecorded;

/// Which bank lines are shown without their text, because it may tell of somebody
/// whose texts or money are blocked. Learns it from the events of the account; those of all months
/// since a line was recorded have to be taken before it is shown.
public final class HiddenTexts {
    private final Registers registers;
    private final Map<Id.Ward, Boolean> blocked = new HashMap<>();
    private final Set<UUID> lines = new HashSet<>();

    public HiddenTexts(Registers registers) {
        this.registers = registers;
    }

    public void take(LedgerEvent event) {
        LineWards.of(
                event,
                (line, ward) -> {
                    if (blocked.computeIfAbsent(ward, this::isBlocked)) {
                        lines.add(line);
                    }
                });
    }

    /// The text beside an amount says whose money it is, so it goes with either.
    private boolean isBlocked(Id.Ward ward) {
        Set<DataClass> classes = registers.blocked(ward);
        return classes.contains(DataClass.TEXT) || classes.contains(DataClass.MONEY);
    }

    /// The line as it may be shown: where its text is hidden, as if the text were erased.
    ///
    /// @param id event id of the line
    public LineRecorded shown(UUID id, LineRecorded line) {
        return lines.contains(id)
                ? new LineRecorded(
                        line.inst(),
                        line.acct(),
                        line.statement(),
                        line.dir(),
                        line.amt(),
                        line.valueDate(),
                        line.party(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "")
                : line;
    }
}
