package org.wardledger.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;

/// What can have happened to a seller's entry. Stream `supplier-{sup}`. A sole trader is a
/// person: the public part has the stable id only, so concentration stays computable and no IIN
/// or name is public.
public sealed interface SupplierEvent extends LedgerEvent {

    Id.Supplier sup();

    @Override
    default @Nullable Id tagScope() {
        return sup();
    }

    /// A seller gets an id that stays the same in all institutions. Exactly one of `entity` and
    /// `trader` is given, by kind.
    @EventType("supplier.registered.v1")
    record SupplierRegistered(
            @Public Id.Supplier sup,
            @Public Code.SupplierKind kind,
            @Public @Nullable Entity entity,
            @Private(of = Subject.SUPPLIER, key = KeyClass.IDENTITY) @Nullable Trader trader,
            @Private(of = Subject.SUPPLIER, key = KeyClass.IDENTITY) @Nullable String iban)
            implements SupplierEvent {}

    /// A legal entity or state body.
    record Entity(String bin, Name3 name, @Nullable LocalDate registeredOn) {}

    /// A sole trader.
    record Trader(String iin, String name) {}

    /// New details; null means unchanged.
    @EventType("supplier.changed.v1")
    record SupplierChanged(
            @Public Id.Supplier sup,
            @Public @Nullable Name3 name,
            @Private(of = Subject.SUPPLIER, key = KeyClass.IDENTITY) @Nullable String traderName,
            @Private(of = Subject.SUPPLIER, key = KeyClass.IDENTITY) @Nullable String iban)
            implements SupplierEvent {}

    /// State of a legal entity in a public list, with the list's own date.
    @EventType("supplier.status-recorded.v1")
    record SupplierStatusRecorded(
            @Public Id.Supplier sup,
            @Public Code.SupplierStatus status,
            @Public LocalDate statusDate,
            @Public String list)
            implements SupplierEvent {}
}
