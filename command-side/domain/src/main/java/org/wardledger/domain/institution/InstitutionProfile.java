package org.wardledger.domain.institution;

import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Code;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.Name3;

/// The fields of a home's entry that change together, without its BIN and its place.
public record InstitutionProfile(
        Name3 name,
        List<Name3> aliases,
        Code.InstitutionKind kind,
        List<Code.ServiceForm> forms,
        Code.Ownership ownership,
        int capacity,
        Contact contact) {
    private static final int CONTACT_MAX = 200;
    private static final int ALIASES_MAX = 20;

    public InstitutionProfile {
        aliases = List.copyOf(aliases);
        forms = List.copyOf(forms);
    }

    /// After a change; null in the event means unchanged.
    InstitutionProfile with(ProfileChanged e) {
        return new InstitutionProfile(
                Objects.requireNonNullElse(e.name(), name),
                Objects.requireNonNullElse(e.aliases(), aliases),
                Objects.requireNonNullElse(e.kind(), kind),
                Objects.requireNonNullElse(e.forms(), forms),
                Objects.requireNonNullElse(e.ownership(), ownership),
                Objects.requireNonNullElse(e.capacity(), capacity),
                Objects.requireNonNullElse(e.contact(), contact));
    }

    @Nullable Refusal wrong() {
        return first(
                Checks.name3(name, InstitutionRefusal.NAME_MISSING, "name"),
                wrongAlias(),
                unless(capacity > 0, InstitutionRefusal.CAPACITY_NOT_POSITIVE, "capacity"),
                when(forms.isEmpty(), CommonRefusal.MALFORMED, "forms"),
                unless(
                        forms.stream().distinct().count() == forms.size(),
                        CommonRefusal.MALFORMED,
                        "forms"),
                Checks.notLonger(contact.address(), CONTACT_MAX, "contact.address"),
                Checks.notLonger(contact.phone(), CONTACT_MAX, "contact.phone"),
                Checks.notLonger(contact.mail(), CONTACT_MAX, "contact.mail"),
                Checks.notLonger(contact.site(), CONTACT_MAX, "contact.site"));
    }

    private @Nullable Refusal wrongAlias() {
        if (aliases.size() > ALIASES_MAX) {
            return Refusal.at(CommonRefusal.TOO_LARGE, "aliases").with("max", ALIASES_MAX);
        }
        return first(
                IntStream.range(0, aliases.size())
                        .mapToObj(
                                i ->
                                        Checks.name3(
                                                aliases.get(i),
                                                InstitutionRefusal.NAME_MISSING,
                                                "aliases[" + i + "]"))
                        .toArray(Refusal[]::new));
    }
}
