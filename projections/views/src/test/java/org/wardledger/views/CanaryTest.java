package org.wardledger.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardledger.events.Catalogue;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Publication;
import org.wardledger.events.Recorded;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.audit.AuditView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What must stay hidden stands in no document, not even in a field nobody returns. Every type of
/// event is folded, in every tier, with a canary in each field that its entry does not show.
class CanaryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final List<String> FIRST =
            List.of(
                    "institution.registered.v1",
                    "account.registered.v1",
                    "supplier.registered.v1",
                    "item.listed.v1",
                    "rule.adopted.v1",
                    "body.formed.v1",
                    "decision.adopted.v1",
                    "period.opened.v1",
                    "statement.imported.v1",
                    "statement.line-recorded.v1",
                    "discrepancy.raised.v1",
                    "expenditure.proposed.v1",
                    "expenditure.approved.v1",
                    "expenditure.paid.v1",
                    "expenditure.refunded.v1");

    /// Amounts and dates that the staff of an account may see; never a text.
    private static final Set<String> STAFF_NUMBERS =
            Set.of(
                    "bank",
                    "cash",
                    "transit",
                    "wards",
                    "suspense",
                    "amount",
                    "open",
                    "counted",
                    "expected",
                    "missing");

    private static final Set<String> STAFF_DATES = Set.of("date", "coveredTo");

    /// Codes that stand in hidden fields only: public ones are the first of their lists.
    private static final Set<String> HIDDEN_CODES =
            Set.of("PERSONAL", "DECEASED", "G12", "COURT_ORDER", "TEMPORARY_STAY", "OWN", "MINOR");

    /// Nothing replaces itself.
    static Folding everything(Tier tier) {
        return everything(tier, "replaces");
    }

    /// @param left names of components that are null in every event
    static Folding everything(Tier tier, String... left) {
        Folding folding = new Folding();
        Publication publication = new Publication(tier, Ids.TIERS);
        UUID line = null;
        UUID paid = new UUID(0, 0);
        List<LedgerEvent> made = new ArrayList<>();
        for (Class<? extends LedgerEvent> type : ordered()) {
            CanaryEvents canaries =
                    new CanaryEvents(publication, line == null ? new UUID(1, 1) : line)
                            .given("reverses", paid)
                            .given("result", MoneyCode.CountResult.SHORT);
            made.add(canaries.make(type, left));
            if (type.getSimpleName().equals("PostingReversed")
                    || type.getSimpleName().equals("AttemptRefused")) {
                made.add(canaries.make(type, "shownInst", "shownAcct", "exp"));
            }
            for (LedgerEvent event : made) {
                UUID id = folding.happens(DAY, event);
                line = LedgerEvent.typeOf(type).equals("statement.line-recorded.v1") ? id : line;
                paid = LedgerEvent.typeOf(type).equals("expenditure.paid.v1") ? id : paid;
            }
            made.clear();
        }
        return folding;
    }

    /// Every type, in an order in which each finds what it refers to.
    private static List<Class<? extends LedgerEvent>> ordered() {
        List<Class<? extends LedgerEvent>> types = new ArrayList<>();
        FIRST.forEach(name -> types.add(Catalogue.find(name)));
        Catalogue.types().stream().filter(t -> !types.contains(t)).forEach(types::add);
        return types;
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void no_public_document_holds_what_its_entries_hide(Tier tier) {
        List<String> leaks = new ArrayList<>();
        for (View version : documents(everything(tier), Audience.PUBLIC)) {
            String json = ViewJson.text(version);
            Stream.concat(markers(), HIDDEN_CODES.stream().map(c -> "\"" + c + "\""))
                    .filter(json::contains)
                    .filter(m -> !(m.equals("\"PERSONAL\"") && tier != Tier.SEALED))
                    .forEach(m -> leaks.add(m + " in " + json));
        }
        assertThat(leaks).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void staff_documents_hold_amounts_and_dates_but_no_text_and_no_ward(Tier tier) {
        List<String> leaks = new ArrayList<>();
        List<View> documents = documents(everything(tier), Audience.STAFF);
        for (View version : documents) {
            walk("", JsonMapper.shared().readTree(ViewJson.write(version)), leaks);
        }
        assertThat(documents).isNotEmpty();
        assertThat(leaks).isEmpty();
    }

    private static void walk(String name, JsonNode node, List<String> leaks) {
        if (node.isObject()) {
            node.propertyNames().forEach(n -> walk(n, node.get(n), leaks));
        } else if (node.isArray()) {
            node.forEach(n -> walk(name, n, leaks));
        } else {
            String value = node.asString();
            boolean allowed =
                    (STAFF_NUMBERS.contains(name) && node.isNumber())
                            || (STAFF_DATES.contains(name) && value.startsWith(CanaryEvents.DATE));
            boolean hidden = markers().anyMatch(value::contains);
            if (hidden && !allowed) {
                leaks.add(name + " = " + value);
            }
        }
    }

    private static Stream<String> markers() {
        return Stream.of(
                CanaryEvents.TEXT,
                "CANARY",
                CanaryEvents.NUMBER,
                CanaryEvents.DATE,
                CanaryEvents.EVENT,
                "wrd_",
                "act_",
                "13:57");
    }

    private static List<View> documents(Folding folding, Audience audience) {
        Set<Class<?>> types =
                Views.ALL.stream()
                        .filter(p -> p.audience() == audience)
                        .map(Projection::type)
                        .collect(Collectors.toCollection(HashSet::new));
        return folding.versions().values().stream()
                .filter(v -> types.contains(v.getClass()))
                .toList();
    }

    @Test
    void every_type_of_event_is_folded_and_every_kind_of_document_comes_out() {
        Folding folding = everything(Tier.OPEN);

        assertThat(folding.events().stream().map(e -> (Object) e.event().getClass()).distinct())
                .hasSize(Catalogue.types().size());
        assertThat(folding.versions().values().stream().map(v -> (Object) v.getClass()).distinct())
                .hasSize(Views.ALL.size());
    }

    @Test
    void the_canaries_are_in_the_events() {
        String events = everything(Tier.SEALED).events().toString();

        assertThat(markers().filter(m -> !m.equals("13:57")).filter(m -> !events.contains(m)))
                .isEmpty();
        assertThat(HIDDEN_CODES).allMatch(events::contains);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void no_tag_is_derived_from_an_account_that_the_entry_does_not_name(Tier tier) {
        Folding folding = everything(tier);
        for (Recorded<LedgerEvent> event : folding.events()) {
            Id scope = event.event().tagScope();
            if (scope instanceof Id.Account || scope instanceof Id.Institution) {
                AuditView entry = folding.view(AuditView.PROJECTION, event.fact().id());
                assertThat(entry.subjects()).contains(scope.value());
            }
        }
    }
}
