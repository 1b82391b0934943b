package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.BalanceType10Choice;
import com.prowidesoftware.swift.model.mx.dic.BalanceType13;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Currencies;
import org.wardledger.statements.Direction;
import org.wardledger.statements.text.Amount;

/// A booked balance of a statement: opening (`OPBD`, or `PRCD`, the closing of the statement
/// before) or closing (`CLBD`). Other types, available funds say, are not about what was booked.
///
/// @param tiyn below zero when the account was overdrawn; null if the element is damaged
record CamtBalance(
        String type, @Nullable String currency, @Nullable Long tiyn, @Nullable LocalDate day) {

    private static final String OPENING = "OPBD";
    private static final String PREVIOUS = "PRCD";
    private static final String CLOSING = "CLBD";
    private static final String INTERIM = "INTM";

    /// Null if the balance is of a type that does not matter here.
    static @Nullable CamtBalance of(CashBalance8 element) {
        BalanceType13 type = element.getTp();
        BalanceType10Choice choice = type == null ? null : type.getCdOrPrtry();
        String code = choice == null ? null : choice.getCd();
        if (code == null || !List.of(OPENING, PREVIOUS, CLOSING).contains(code)) {
            return null;
        }
        boolean interim = type.getSubTp() != null && INTERIM.equals(type.getSubTp().getCd());
        if (interim) {
            return null;
        }
        DateAndDateTime2Choice date = element.getDt();
        LocalDate day = date == null ? null : date.getDt();
        return new CamtBalance(
                code,
                Currencies.normal(CamtMoney.currency(element.getAmt())),
                signed(element),
                day == null ? null : CamtDates.parse(day.toString()));
    }

    static @Nullable Long opening(List<CamtBalance> balances, @Nullable String currency) {
        Long booked = first(balances, OPENING, currency);
        return booked != null ? booked : first(balances, PREVIOUS, currency);
    }

    /// The latest, should the file give the closing of each day.
    static @Nullable Long closing(List<CamtBalance> balances, @Nullable String currency) {
        return first(balances.reversed(), CLOSING, currency, BY_DAY.reversed());
    }

    private static final Comparator<CamtBalance> BY_DAY =
            Comparator.comparing(
                    CamtBalance::day, Comparator.nullsFirst(Comparator.naturalOrder()));

    /// The day of the last closing balance, or of the last balance of all.
    static @Nullable LocalDate lastDay(List<CamtBalance> balances) {
        LocalDate closing = null;
        LocalDate any = null;
        for (CamtBalance balance : balances) {
            LocalDate day = balance.day;
            any = day != null && (any == null || day.isAfter(any)) ? day : any;
            boolean closes = balance.type.equals(CLOSING);
            closing =
                    closes && day != null && (closing == null || day.isAfter(closing))
                            ? day
                            : closing;
        }
        return closing == null ? any : closing;
    }

    /// The day of the first opening balance; the balance that the statement before closed with is
    /// of the day before. Never after the last day.
    static @Nullable LocalDate firstDay(List<CamtBalance> balances, @Nullable LocalDate last) {
        LocalDate first = last;
        for (CamtBalance balance : balances) {
            LocalDate day = balance.day;
            if (day != null && balance.type.equals(PREVIOUS)) {
                day = day.plusDays(1);
            }
            first = day != null && (first == null || day.isBefore(first)) ? day : first;
        }
        return first;
    }

    private static @Nullable Long first(
            List<CamtBalance> balances, String type, @Nullable String currency) {
        return first(balances, type, currency, BY_DAY);
    }

    private static @Nullable Long first(
            List<CamtBalance> balances,
            String type,
            @Nullable String currency,
            Comparator<CamtBalance> order) {
        return balances.stream()
                .filter(b -> b.type.equals(type) && Objects.equals(b.currency, currency))
                .min(order)
                .map(CamtBalance::tiyn)
                .orElse(null);
    }

    private static @Nullable Long signed(CashBalance8 element) {
        Direction direction = CamtMoney.direction(element.getCdtDbtInd());
        if (direction != null
                && CamtMoney.amount(element.getAmt()) instanceof Amount.Tiyn(long tiyn)) {
            return direction == Direction.IN ? tiyn : -tiyn;
        }
        return null;
    }
}
