package org.wardledger.views.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.Name3;
import org.wardledger.views.Kato;

/// Register data of an institution at one moment.
///
/// @param kato territory, nine digits
/// @param region the region the territory lies in
/// @param capacity places
public record Register(
        String bin,
        Name3 name,
        List<Name3> aliases,
        Code.InstitutionKind kind,
        List<Code.ServiceForm> forms,
        Code.Ownership ownership,
        String kato,
        String region,
        int capacity,
        Contact contact) {

    /// What one entry of the register set; null where it left a field alone.
    public record Fields(
            @Nullable String bin,
            @Nullable Name3 name,
            @Nullable List<Name3> aliases,
            Code.@Nullable InstitutionKind kind,
            @Nullable List<Code.ServiceForm> forms,
            Code.@Nullable Ownership ownership,
            @Nullable String kato,
            @Nullable Integer capacity,
            @Nullable Contact contact) {

        static final Fields NONE = new Fields(null, null, null, null, null, null, null, null, null);

        static Fields of(InstitutionRegistered e) {
            return new Fields(
                    e.bin(),
                    e.name(),
                    e.aliases(),
                    e.kind(),
                    e.forms(),
                    e.ownership(),
                    e.kato(),
                    e.capacity(),
                    e.contact());
        }

        static Fields ofBin(String bin) {
            return new Fields(bin, null, null, null, null, null, null, null, null);
        }

        static Fields ofKato(String kato) {
            return new Fields(null, null, null, null, null, null, kato, null, null);
        }
    }

    static Register of(InstitutionRegistered e) {
        return new Register(
                e.bin(),
                e.name(),
                e.aliases(),
                e.kind(),
                e.forms(),
                e.ownership(),
                e.kato(),
                Kato.region(e.kato()),
                e.capacity(),
                e.contact());
    }

    Register with(Fields set) {
        String place = set.kato() == null ? kato : set.kato();
        return new Register(
                set.bin() == null ? bin : set.bin(),
                set.name() == null ? name : set.name(),
                set.aliases() == null ? aliases : set.aliases(),
                set.kind() == null ? kind : set.kind(),
                set.forms() == null ? forms : set.forms(),
                set.ownership() == null ? ownership : set.ownership(),
                place,
                Kato.region(place),
                set.capacity() == null ? capacity : set.capacity(),
                set.contact() == null ? contact : set.contact());
    }
}
