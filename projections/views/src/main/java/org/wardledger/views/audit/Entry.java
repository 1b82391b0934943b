package org.wardledger.views.audit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Name3;
import org.wardledger.events.Publication;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Texts;

/// The clear fields of one event, sorted into what people look for.
final class Entry {
    final Set<String> subjects = new LinkedHashSet<>();
    final List<UUID> refs = new ArrayList<>();
    final List<String> codes = new ArrayList<>();
    final Texts texts = new Texts();
    @Nullable String institution;
    @Nullable String account;
    @Nullable String expenditure;
    @Nullable String command;
    @Nullable Tier tier;
    @Nullable Long amount;
    @Nullable LocalDate date;
    @Nullable YearMonth month;

    static Entry of(LedgerEvent event) {
        Entry entry = new Entry();
        for (Clear.Field field : Clear.of(event)) {
            entry.sort(field, field.value());
        }
        return entry;
    }

    private void sort(Clear.Field field, Object value) {
        switch (value) {
            case Id id -> subject(id);
            case UUID event -> refs.add(event);
            case Publication publication -> tier = publication.tier();
            case Code code when code instanceof Enum<?> e -> codes.add(field.name() + "." + e);
            case Name3 name -> texts.add(name);
            case SupplierEvent.Entity entity -> texts.add(entity.name());
            case LocalDate day -> day(field, day);
            case YearMonth of -> month = of;
            case Long tiyn when field.name().equals("amt") -> amount = tiyn;
            case String text when field.name().equals("command") -> command = text;
            case List<?> list -> list.forEach(v -> sort(field, v));
            default -> {}
        }
    }

    private void subject(Id id) {
        subjects.add(id.value());
        switch (id) {
            case Id.Institution i -> institution = institution == null ? i.value() : institution;
            case Id.Account a -> account = account == null ? a.value() : account;
            case Id.Expenditure x -> expenditure = expenditure == null ? x.value() : expenditure;
            case Id.Ward _, Id.Actor _, Id.Transfer _, Id.Statement _, Id.PrivacyCase _ ->
                    throw new IllegalStateException("a private id is marked public");
            case Id.Fund _,
                    Id.Supplier _,
                    Id.Item _,
                    Id.Rule _,
                    Id.Body _,
                    Id.Decision _,
                    Id.Reservation _,
                    Id.Discrepancy _ -> {}
        }
    }

    private void day(Clear.Field field, LocalDate day) {
        if (field.coarse()) {
            month = YearMonth.from(day);
        } else if (field.place() == Place.EFFECTIVE || field.name().equals("date")) {
            date = day;
            month = month == null ? YearMonth.from(day) : month;
        }
    }
}
