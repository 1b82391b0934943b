package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryStatus1Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.text.Amount;

/// One `Ntry` becomes the lines of its payments: one line, or one for each transaction of a batch
/// where the transactions add up to the entry exactly.
///
/// @param statement ordinal of the statement in the file
/// @param place ordinal of the entry in the file
/// @param own account of the statement
record CamtEntry(
        ReportEntry10 entry,
        Subtree source,
        int statement,
        Place place,
        @Nullable String own,
        int fieldCharsMax,
        Problems problems) {

    /// Empty, with the problem told, if the entry is pending or can not be taken.
    List<ParsedLine> lines() {
        if (!booked()) {
            return List.of();
        }
        LocalDate booking = bookingDate();
        Direction direction = CamtMoney.direction(entry.getCdtDbtInd());
        if (direction == null) {
            problem(ProblemCode.DIRECTION_UNCLEAR, "CdtDbtInd");
        }
        return switch (CamtMoney.amount(entry.getAmt())) {
            case Amount.Bad(ProblemCode code) -> refused(code);
            case Amount.Tiyn(long tiyn) when tiyn <= 0 -> refused(ProblemCode.AMOUNT_NOT_POSITIVE);
            case Amount.Tiyn(long tiyn) ->
                    direction == null || booking == null
                            ? List.of()
                            : divided(direction, tiyn, booking);
        };
    }

    private List<ParsedLine> refused(ProblemCode code) {
        problem(code, "Amt");
        return List.of();
    }

    private boolean booked() {
        EntryStatus1Choice status = entry.getSts();
        String code = status == null ? null : status.getCd();
        return switch (code == null ? "" : code) {
            case "BOOK" -> true;
            case "PDNG", "INFO", "FUTR" -> {
                problem(ProblemCode.PENDING_SKIPPED, "Sts");
                yield false;
            }
            default -> {
                problem(ProblemCode.STATUS_UNKNOWN, "Sts");
                yield false;
            }
        };
    }

    private @Nullable LocalDate bookingDate() {
        LocalDate booked = day(entry.getBookgDt());
        if (booked == null && entry.getBookgDt() == null) {
            booked = day(entry.getValDt());
        }
        if (booked == null) {
            String field = entry.getBookgDt() == null ? "ValDt" : "BookgDt";
            boolean any = entry.getBookgDt() != null || entry.getValDt() != null;
            problem(any ? ProblemCode.DATE_MALFORMED : ProblemCode.FIELD_MISSING, field);
        }
        return booked;
    }

    private static @Nullable LocalDate day(@Nullable DateAndDateTime2Choice date) {
        LocalDate day = date == null ? null : date.getDt();
        return day == null ? null : CamtDates.parse(day.toString());
    }

    private List<ParsedLine> divided(Direction direction, long tiyn, LocalDate booking) {
        List<EntryTransaction10> transactions = new ArrayList<>();
        for (EntryDetails9 details : entry.getNtryDtls()) {
            transactions.addAll(details.getTxDtls());
        }
        if (transactions.size() < 2) {
            EntryTransaction10 only = transactions.isEmpty() ? null : transactions.getFirst();
            return List.of(line(direction, tiyn, booking, only, false));
        }
        List<ParsedLine> lines = new ArrayList<>();
        long sum = 0;
        for (EntryTransaction10 transaction : transactions) {
            Direction way = CamtMoney.direction(transaction.getCdtDbtInd());
            Direction effect = way == null ? direction : way;
            long part = part(transaction);
            if (part <= 0) {
                return whole(direction, tiyn, booking, transactions);
            }
            sum += effect == direction ? part : -part;
            lines.add(line(effect, part, booking, transaction, true));
        }
        return sum == tiyn ? lines : whole(direction, tiyn, booking, transactions);
    }

    /// 0 if the transaction has no amount in the currency of the entry.
    private long part(EntryTransaction10 transaction) {
        String currency = CamtMoney.currency(entry.getAmt());
        var amount = CamtMoney.amountOf(transaction);
        if (currency == null || !currency.equals(CamtMoney.currency(amount))) {
            return 0;
        }
        return CamtMoney.amount(amount) instanceof Amount.Tiyn(long value) ? value : 0;
    }

    private List<ParsedLine> whole(
            Direction direction,
            long tiyn,
            LocalDate booking,
            List<EntryTransaction10> transactions) {
        String count = Integer.toString(transactions.size());
        problems.add(ProblemCode.BATCH_NOT_SPLIT, statement, place, "TxDtls", null, count);
        return List.of(line(direction, tiyn, booking, null, false));
    }

    private ParsedLine line(
            Direction direction,
            long tiyn,
            LocalDate booking,
            @Nullable EntryTransaction10 transaction,
            boolean part) {
        TransactionParties6 parties = transaction == null ? null : transaction.getRltdPties();
        CamtParty other = CamtParty.other(parties, direction, own);
        return new ParsedLine(
                place,
                direction,
                tiyn,
                booking,
                day(entry.getValDt()),
                bounded("AcctSvcrRef", CamtText.bankReference(entry, transaction, part)),
                bounded("EndToEndId", CamtText.documentNumber(transaction)),
                bounded("Nm", other.name()),
                bounded("Id", other.id()),
                bounded("IBAN", other.account()),
                null,
                CamtText.knp(transaction),
                bounded("RmtInf", CamtText.purpose(entry, transaction)),
                Boolean.TRUE.equals(entry.isRvslInd()),
                1);
    }

    private @Nullable String bounded(String field, @Nullable String text) {
        if (text == null || text.length() <= fieldCharsMax) {
            return text;
        }
        String max = Integer.toString(fieldCharsMax);
        problems.add(ProblemCode.FIELD_TOO_LONG, statement, place, field, null, max);
        return text.substring(0, fieldCharsMax);
    }

    private void problem(ProblemCode code, String field) {
        String raw = source.leaf(field);
        String day = source.leaf(field + "/Dt");
        String shown = raw != null ? raw : day != null ? day : source.leaf(field + "/DtTm");
        problems.add(code, statement, place, field, shown);
    }
}
