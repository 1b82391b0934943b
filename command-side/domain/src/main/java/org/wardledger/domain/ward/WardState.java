package org.wardledger.domain.ward;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import org.wardledger.events.Fact;
import org.wardledger.events.WardEvent;
import org.wardledger.events.WardEvent.AbsenceEnded;
import org.wardledger.events.WardEvent.AbsenceStarted;
import org.wardledger.events.WardEvent.BenefitAssigned;
import org.wardledger.events.WardEvent.BenefitEnded;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardCorrected;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.events.WardEvent.WardExited;

/// A ward's life, and the events it follows from: a record that is struck out later takes its
/// effect with it, so the life is folded again without it. Identity events are kept by id only.
///
/// @param life as it stands after corrections
/// @param entries all events but their identity fields, oldest first
public record WardState(WardLife life, PVector<Entry> entries) {

    static final WardState EMPTY = new WardState(WardLife.EMPTY, TreePVector.empty());

    /// An event that may be struck out. `event` is empty where it tells who somebody is.
    public record Entry(UUID id, Optional<WardEvent> event) {}

    public boolean isKnown() {
        return !life.stays().isEmpty();
    }

    WardState after(Fact<? extends WardEvent> fact) {
        WardEvent event = fact.event();
        PVector<Entry> all = entries.plus(entry(fact.id(), event));
        return event instanceof WardCorrected
                ? new WardState(fold(all, struck(all)).life(), all)
                : new WardState(life.after(event).orElse(life), all);
    }

    private static Entry entry(UUID id, WardEvent event) {
        return new Entry(
                id, event instanceof IdentityRecorded ? Optional.empty() : Optional.of(event));
    }

    Optional<Entry> find(UUID id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    boolean isStruck(UUID id) {
        return struck(entries).contains(id);
    }

    /// Whether striking this out changes what the ward's money follows from.
    boolean aboutMoney(Entry entry) {
        WardEvent event = entry.event().orElse(null);
        return switch (event) {
            case null -> false;
            case WardEnrolled _, WardExited _, BenefitAssigned _, BenefitEnded _ -> true;
            case AbsenceStarted _, AbsenceEnded _, IdentityRecorded _ -> false;
            case WardCorrected c -> find(c.of()).filter(this::aboutMoney).isPresent();
        };
    }

    /// Whether everything else still fits together after this correction.
    boolean standsAfter(UUID id, WardCorrected correction) {
        PVector<Entry> all = entries.plus(entry(id, correction));
        return fold(all, struck(all)).whole();
    }

    /// @param whole every event found what it builds on
    private record Folded(WardLife life, boolean whole) {}

    private static Folded fold(PVector<Entry> entries, Set<UUID> struck) {
        WardLife life = WardLife.EMPTY;
        boolean whole = true;
        for (Entry entry : entries) {
            if (!struck.contains(entry.id()) && entry.event().isPresent()) {
                Optional<WardLife> next = life.after(entry.event().get());
                whole &= next.isPresent();
                life = next.orElse(life);
            }
        }
        return new Folded(life, whole);
    }

    /// Newest first: a correction that is struck out itself strikes nothing.
    private static Set<UUID> struck(PVector<Entry> entries) {
        Set<UUID> struck = new HashSet<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (!struck.contains(entry.id())
                    && entry.event().orElse(null) instanceof WardCorrected c) {
                struck.add(c.of());
            }
        }
        return struck;
    }
}
