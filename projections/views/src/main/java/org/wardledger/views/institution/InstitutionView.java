package org.wardledger.views.institution;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.InstitutionEvent.Staffing;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// An institution with its register data, their history, licences and last month figures. The
/// head's name is private: only whether there is one, since when, and the tag.
///
/// @param register data as last recorded
/// @param history entries of the register in the order of recording
/// @param licences newest state of each licence number
/// @param occupancy last reported month, rounded
public record InstitutionView(
        String id,
        long from,
        long to,
        Register register,
        Code.PublicBasis publicBasis,
        LocalDate registeredOn,
        @Nullable LocalDate closedOn,
        @Nullable String successor,
        @Nullable Head head,
        List<Licence> licences,
        List<ExternalId> externalIds,
        @Nullable Occupancy occupancy,
        List<Entry> history)
        implements View {
    public static final Projection<InstitutionView> PROJECTION = new InstitutionFold();

    /// Who answers for the home.
    public record Head(String tag, LocalDate since) {}

    /// A licence as its issuer gave it.
    public record Licence(
            String number,
            List<Code.ServiceKind> services,
            LocalDate from,
            @Nullable LocalDate to,
            Code.LicenceStatus status) {}

    /// Its number in another system.
    public record ExternalId(String system, String externalId) {}

    /// Month figures, rounded for publication: `wards` is a text such as `215` or `<10`.
    public record Occupancy(YearMonth month, String wards, List<Staffing> staff) {}

    /// One entry of the register.
    ///
    /// @param day civil date of recording
    /// @param effective date from which it holds
    /// @param code reason, where the type has one
    public record Entry(
            long position,
            UUID event,
            String type,
            LocalDate day,
            LocalDate effective,
            @Nullable String code,
            Register.Fields fields) {}

    /// Register data in force on a date, as far as known at this version; null before it existed.
    public @Nullable Register on(LocalDate date) {
        List<Entry> held =
                history.stream()
                        .filter(e -> !e.effective().isAfter(date))
                        .sorted(
                                Comparator.comparing(Entry::effective)
                                        .thenComparing(Entry::position))
                        .toList();
        boolean existed = held.stream().anyMatch(e -> e.equals(history.getFirst()));
        Register data = existed ? register : null;
        for (Entry entry : held) {
            data = data == null ? null : data.with(entry.fields());
        }
        return data;
    }

    @Override
    public InstitutionView until(long to) {
        return new InstitutionView(
                id,
                from,
                to,
                register,
                publicBasis,
                registeredOn,
                closedOn,
                successor,
                head,
                licences,
                externalIds,
                occupancy,
                history);
    }
}
