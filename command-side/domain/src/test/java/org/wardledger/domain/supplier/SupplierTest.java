package org.wardledger.domain.supplier;

import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.supplier.Supplier.ChangeSupplier;
import org.wardledger.domain.supplier.Supplier.RecordSupplierStatus;
import org.wardledger.domain.supplier.Supplier.RegisterSupplier;
import org.wardledger.domain.supplier.Supplier.SupplierRefusal;
import org.wardledger.events.Code.SupplierKind;
import org.wardledger.events.Code.SupplierStatus;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.SupplierEvent.Entity;
import org.wardledger.events.SupplierEvent.SupplierChanged;
import org.wardledger.events.SupplierEvent.SupplierRegistered;
import org.wardledger.events.SupplierEvent.SupplierStatusRecorded;
import org.wardledger.events.SupplierEvent.Trader;

class SupplierTest {
    private static final Id.Supplier SUP = new Id.Supplier(id("sup", 1));
    private static final Name3 NAME = new Name3("Үлгі ЖШС", "ТОО Образец", "Sample LLP");
    private static final Name3 NEW_NAME = new Name3("Жаңа ЖШС", "ТОО Новое", "New LLP");
    private static final Entity ENTITY = new Entity("991240000003", NAME, null);
    private static final Trader TRADER = new Trader("990101500016", "Sample Trader");
    private static final String IBAN = "KZ93999C000000000001";

    @Test
    void a_company_gets_an_id_once() {
        suppliers()
                .when(company("991240000003", false))
                .thenEvents(new SupplierRegistered(SUP, SupplierKind.LEGAL, ENTITY, null, IBAN))
                .when(company("991240000003", false))
                .thenRefused(CommonRefusal.APPEND_ONLY, "sup");
    }

    @Test
    void a_wrong_number_is_refused() {
        suppliers()
                .when(company("991240000004", false))
                .thenRefused(SupplierRefusal.BIN_INVALID, "entity.bin")
                .when(person(new Trader("990101500017", "Sample Trader")))
                .thenRefused(SupplierRefusal.IIN_INVALID, "trader.iin");
    }

    @Test
    void a_number_of_another_supplier_is_refused() {
        suppliers().when(company("991240000003", true)).thenRefused(SupplierRefusal.TAKEN);
    }

    @Test
    void a_persons_number_never_stands_where_it_would_be_public() {
        suppliers()
                .when(company("990101500016", false))
                .thenRefused(SupplierRefusal.BIN_INVALID, "entity.bin")
                .when(register(SupplierKind.SOLE_TRADER, ENTITY, TRADER, null))
                .thenRefused(CommonRefusal.MALFORMED, "entity")
                .when(register(SupplierKind.LEGAL, ENTITY, TRADER, null))
                .thenRefused(CommonRefusal.MALFORMED, "trader")
                .when(register(SupplierKind.STATE, null, null, null))
                .thenRefused(CommonRefusal.MALFORMED, "entity");
    }

    @Test
    void a_sole_trader_has_no_public_name_and_no_public_state() {
        suppliers()
                .given(new SupplierRegistered(SUP, SupplierKind.SOLE_TRADER, null, TRADER, null))
                .when(new ChangeSupplier(SUP, NEW_NAME, null, null))
                .thenRefused(CommonRefusal.MALFORMED, "name")
                .when(status(SupplierStatus.UNRELIABLE))
                .thenRefused(CommonRefusal.MALFORMED, "sup")
                .when(new ChangeSupplier(SUP, null, "Other Name", null))
                .thenEvents(new SupplierChanged(SUP, null, "Other Name", null));
    }

    @Test
    void an_account_number_must_be_one() {
        suppliers()
                .when(register(SupplierKind.LEGAL, ENTITY, null, "KZ00999C000000000001"))
                .thenRefused(CommonRefusal.MALFORMED, "iban");
    }

    @Test
    void only_what_differs_is_a_change() {
        known().when(new ChangeSupplier(SUP, NEW_NAME, null, IBAN))
                .thenEvents(new SupplierChanged(SUP, NEW_NAME, null, null))
                .when(new ChangeSupplier(SUP, NEW_NAME, null, null))
                .thenRefused(SupplierRefusal.NOTHING_CHANGED)
                .when(new ChangeSupplier(SUP, null, "A Person", null))
                .thenRefused(CommonRefusal.MALFORMED, "traderName");
    }

    @Test
    void a_state_in_a_list_is_recorded_with_the_lists_date() {
        known().when(status(SupplierStatus.UNRELIABLE))
                .thenEvents(
                        new SupplierStatusRecorded(
                                SUP, SupplierStatus.UNRELIABLE, TODAY, "UNRELIABLE_SUPPLIERS"))
                .when(status(SupplierStatus.UNRELIABLE))
                .thenRefused(SupplierRefusal.NOTHING_CHANGED)
                .when(
                        new RecordSupplierStatus(
                                SUP, SupplierStatus.ACTIVE, TODAY.plusDays(1), "LIST"))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "statusDate")
                .when(new RecordSupplierStatus(SUP, SupplierStatus.ACTIVE, TODAY, "free text"))
                .thenRefused(CommonRefusal.MALFORMED, "list");
    }

    @Test
    void who_is_not_registered_is_unknown() {
        suppliers().when(status(SupplierStatus.ACTIVE)).thenRefused(SupplierRefusal.UNKNOWN, "sup");
    }

    private static GivenWhenThen<Supplier.Command, Supplier.State, SupplierEvent> suppliers() {
        return rules(new Supplier());
    }

    private static GivenWhenThen<Supplier.Command, Supplier.State, SupplierEvent> known() {
        return suppliers()
                .given(new SupplierRegistered(SUP, SupplierKind.LEGAL, ENTITY, null, IBAN));
    }

    private static RegisterSupplier company(String bin, boolean taken) {
        return new RegisterSupplier(
                SUP, SupplierKind.LEGAL, new Entity(bin, NAME, null), null, IBAN, taken);
    }

    private static RegisterSupplier person(Trader trader) {
        return register(SupplierKind.SOLE_TRADER, null, trader, null);
    }

    private static RegisterSupplier register(
            SupplierKind kind,
            @Nullable Entity entity,
            @Nullable Trader trader,
            @Nullable String iban) {
        return new RegisterSupplier(SUP, kind, entity, trader, iban, false);
    }

    private static RecordSupplierStatus status(SupplierStatus status) {
        return new RecordSupplierStatus(SUP, status, TODAY, "UNRELIABLE_SUPPLIERS");
    }
}
