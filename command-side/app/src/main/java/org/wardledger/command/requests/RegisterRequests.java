package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.RuleVersion;
import org.wardledger.command.lookup.Space;
import org.wardledger.command.requests.Scope.OfNobody;
import org.wardledger.domain.Command;
import org.wardledger.domain.item.Item;
import org.wardledger.domain.rule.Rule;
import org.wardledger.domain.supplier.Supplier;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.SupplierEvent.Entity;
import org.wardledger.events.SupplierEvent.Trader;

/// Requests to the registers that all homes share: sellers, articles, rules.
public interface RegisterRequests {

    /// Exactly one of `entity` and `trader`, by kind.
    ///
    /// @param sup null for an id made by the ledger
    record RegisterSupplier(
            Id.@Nullable Supplier sup,
            Code.SupplierKind kind,
            @Nullable Entity entity,
            @Nullable Trader trader,
            @Nullable String iban)
            implements OfNobody {
        @Override
        public String code() {
            return "supplier.register";
        }

        @Override
        public Command toCommand(Known known) {
            Id.Supplier id = sup != null ? sup : new Id.Supplier(known.newId("sup"));
            return new Supplier.RegisterSupplier(id, kind, entity, trader, iban, taken(known, id));
        }

        private boolean taken(Known known, Id.Supplier id) {
            boolean bin = entity != null && known.taken(Space.SUPPLIER_BIN, entity.bin(), id);
            boolean iin = trader != null && known.taken(Space.SUPPLIER_IIN, trader.iin(), id);
            return bin || iin;
        }
    }

    /// @param item null for an id made by the ledger
    /// @param reader who read the names besides the one who asks
    /// @param namesPerson the reader found a person in them
    record ListItem(
            Id.@Nullable Item item,
            Name3 name,
            Code.Unit unit,
            MoneyCode.Category cat,
            boolean durable,
            @Nullable String norm,
            Id.Actor reader,
            boolean namesPerson)
            implements OfNobody {
        @Override
        public String code() {
            return "item.list";
        }

        @Override
        public Command toCommand(Known known) {
            Id.Item id = item != null ? item : new Id.Item(known.newId("itm"));
            boolean duplicate = false;
            for (String text : known.registers().namesOf(name)) {
                duplicate |= known.taken(Space.ITEM_NAME, text, id);
            }
            return new Item.ListItem(
                    id, name, unit, cat, durable, norm, duplicate, reader, namesPerson);
        }
    }

    /// A rule version with its dates. Parameters are codes and decimal numbers.
    record AdoptRule(
            Id.Rule rule,
            Code.RuleKind kind,
            Map<String, String> params,
            LocalDate from,
            @Nullable LocalDate to,
            Citation citation,
            Name3 name)
            implements OfNobody {
        @Override
        public String code() {
            return "rule.adopt";
        }

        @Override
        public Command toCommand(Known known) {
            return new Rule.AdoptRule(
                    rule, kind, params, from, to, citation, name, overlapping(known));
        }

        private Id.@Nullable Rule overlapping(Known known) {
            return known.registers().rules(kind).stream()
                    .filter(r -> !r.rule().equals(rule) && r.meets(from, to) && sameMatter(r))
                    .map(RuleVersion::rule)
                    .findFirst()
                    .orElse(null);
        }

        /// Versions of one rule carry one name with different numbers: `SPLIT-2` follows `SPLIT-1`.
        private boolean sameMatter(RuleVersion other) {
            return series(other.rule()).equals(series(rule));
        }

        private static String series(Id.Rule rule) {
            return rule.value().substring(0, rule.value().lastIndexOf('-'));
        }
    }
}
