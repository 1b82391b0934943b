package org.wardledger.domain.institution;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.InstitutionEvent.BinChanged;
import org.wardledger.events.InstitutionEvent.ExternalIdLinked;
import org.wardledger.events.InstitutionEvent.HeadAppointed;
import org.wardledger.events.InstitutionEvent.InstitutionClosed;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.InstitutionEvent.LicenceRecorded;
import org.wardledger.events.InstitutionEvent.OccupancyReported;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.InstitutionEvent.Relocated;

/// What later rules need to know of a home.
public sealed interface InstitutionState {

    /// The home after an event.
    InstitutionState after(InstitutionEvent event);

    /// No event yet.
    record Unknown() implements InstitutionState {
        @Override
        public InstitutionState after(InstitutionEvent event) {
            return event instanceof InstitutionRegistered e ? registered(e) : this;
        }

        private static Open registered(InstitutionRegistered e) {
            InstitutionProfile profile =
                    new InstitutionProfile(
                            e.name(),
                            e.aliases(),
                            e.kind(),
                            e.forms(),
                            e.ownership(),
                            e.capacity(),
                            e.contact());
            return new Open(
                    e.bin(), e.kato(), profile, null, HashTreePSet.empty(), HashTreePSet.empty());
        }
    }

    /// In the register.
    ///
    /// @param links numbers in other systems
    /// @param reported months whose figures are known
    record Open(
            String bin,
            String kato,
            InstitutionProfile profile,
            @Nullable LocalDate headSince,
            PSet<Link> links,
            PSet<YearMonth> reported)
            implements InstitutionState {

        @Override
        public InstitutionState after(InstitutionEvent event) {
            return switch (event) {
                case InstitutionRegistered _, LicenceRecorded _ -> this;
                case ProfileChanged e ->
                        new Open(bin, kato, profile.with(e), headSince, links, reported);
                case BinChanged e -> new Open(e.to(), kato, profile, headSince, links, reported);
                case Relocated e -> new Open(bin, e.to(), profile, headSince, links, reported);
                case ExternalIdLinked e -> {
                    Link link = new Link(e.system(), e.externalId());
                    yield new Open(bin, kato, profile, headSince, links.plus(link), reported);
                }
                case HeadAppointed e -> new Open(bin, kato, profile, e.from(), links, reported);
                case OccupancyReported e ->
                        new Open(bin, kato, profile, headSince, links, reported.plus(e.month()));
                case InstitutionClosed e -> new Closed(e.eff());
            };
        }

        boolean isLinked(String system, String externalId) {
            return links.contains(new Link(system, externalId));
        }
    }

    /// Number of a home in another system.
    record Link(String system, String externalId) {}

    /// Ended.
    record Closed(LocalDate since) implements InstitutionState {
        @Override
        public InstitutionState after(InstitutionEvent event) {
            return this;
        }
    }
}
