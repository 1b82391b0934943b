package org.wardledger.command.lookup;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.command.lookup.Derivation.Before;
import org.wardledger.command.lookup.Row.Kind;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent;

/// What an event about personal data adds to the index and takes out of it.
final class PrivacyRows {
    static final String NOBODY = "-";
    static final String OPEN = "open";
    static final String ANSWERED = "answered";

    private final Before before;
    private final List<Row> rows = new ArrayList<>();

    private PrivacyRows(Before before) {
        this.before = before;
    }

    static List<Row> of(PrivacyEvent event, Before before) {
        PrivacyRows derived = new PrivacyRows(before);
        derived.take(event);
        return derived.rows;
    }

    private void take(PrivacyEvent event) {
        switch (event) {
            case PrivacyEvent.RequestReceived e -> {
                Id.Ward ward = e.ward();
                String stay = ward == null ? null : before.value(Kind.WARD, ward.value());
                String home = stay == null ? NOBODY : stay.substring(0, stay.indexOf(' '));
                put(
                        Kind.PRIVACY,
                        e.privacyCase().value(),
                        String.join(
                                " ",
                                ward == null ? NOBODY : ward.value(),
                                home,
                                e.right().name(),
                                e.due().toString(),
                                OPEN));
            }
            case PrivacyEvent.DataBlocked e -> {
                Id.Ward ward = e.ward();
                if (ward != null) {
                    e.classes().forEach(k -> put(Kind.BLOCKED, blocked(e, k), ward.value()));
                }
            }
            case PrivacyEvent.DataUnblocked e ->
                    e.classes().forEach(k -> drop(Kind.BLOCKED, blocked(e, k)));
            case PrivacyEvent.DataShredded e -> shredded(e);
            case PrivacyEvent.RequestAnswered e -> {
                String open = before.value(Kind.PRIVACY, e.privacyCase().value());
                if (open != null && open.endsWith(OPEN)) {
                    put(
                            Kind.PRIVACY,
                            e.privacyCase().value(),
                            open.substring(0, open.length() - OPEN.length()) + ANSWERED);
                }
            }
            case PrivacyEvent.BreachNotified _ -> {}
        }
    }

    private static String blocked(PrivacyEvent e, PrivacyEvent.DataClass kind) {
        return e.privacyCase().value() + " " + kind;
    }

    /// A number of a forgotten person is free and its blinded form is gone: with the secret and a
    /// guess, it would tell who that was.
    private void shredded(PrivacyEvent.DataShredded e) {
        e.classes().forEach(k -> drop(Kind.BLOCKED, blocked(e, k)));
        Id.Ward ward = e.ward();
        if (ward != null && e.classes().contains(PrivacyEvent.DataClass.IDENTITY)) {
            String mine = Derivation.mine(Space.WARD_IIN, ward);
            String taken = before.value(Kind.TAKEN, mine);
            if (taken != null) {
                drop(Kind.TAKEN, taken);
                drop(Kind.TAKEN, mine);
            }
        }
    }

    private void put(Kind kind, String key, String value) {
        rows.add(new Row(kind, key, value));
    }

    private void drop(Kind kind, String key) {
        rows.add(new Row(kind, key, null));
    }
}
