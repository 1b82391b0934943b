package org.wardledger.views.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.Name3;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// A seller. A sole trader is a person: no BIN, no name, only the stable id.
///
/// @param status in a public list, with the list's own date
public record SupplierView(
        String id,
        long from,
        long to,
        Code.SupplierKind kind,
        @Nullable String bin,
        @Nullable Name3 name,
        @Nullable LocalDate registeredOn,
        Code.@Nullable SupplierStatus status,
        @Nullable LocalDate statusDate,
        @Nullable String statusList)
        implements View {
    public static final Projection<SupplierView> PROJECTION = new SupplierFold();

    @Override
    public SupplierView until(long to) {
        return new SupplierView(
                id, from, to, kind, bin, name, registeredOn, status, statusDate, statusList);
    }
}
