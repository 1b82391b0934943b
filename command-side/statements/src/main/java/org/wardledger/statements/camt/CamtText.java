package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.StructuredRemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// References and purpose texts of an entry, each from the best place that has one.
final class CamtText {

    private static final String NOT_PROVIDED = "NOTPROVIDED";
    private static final String KNP = "\\d{3}";

    private CamtText() {}

    static @Nullable String orNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\s+", " ").strip();
        return plain.isEmpty() ? null : plain;
    }

    /// The bank's own reference of the booking; the parts of a divided batch have one each, or
    /// share the entry's.
    static @Nullable String bankReference(
            ReportEntry10 entry, @Nullable EntryTransaction10 transaction, boolean part) {
        TransactionReferences6 refs = transaction == null ? null : transaction.getRefs();
        String detail = refs == null ? null : orNull(refs.getAcctSvcrRef());
        String booking = orNull(entry.getAcctSvcrRef());
        String first = part ? detail : booking;
        return first != null ? first : part ? booking : detail;
    }

    static @Nullable String documentNumber(@Nullable EntryTransaction10 transaction) {
        TransactionReferences6 refs = transaction == null ? null : transaction.getRefs();
        if (refs == null) {
            return null;
        }
        for (String reference :
                new @Nullable String[] {
                    refs.getEndToEndId(), refs.getInstrId(), refs.getTxId(), refs.getChqNb()
                }) {
            String text = orNull(reference);
            if (text != null && !text.equals(NOT_PROVIDED)) {
                return text;
            }
        }
        return null;
    }

    static @Nullable String knp(@Nullable EntryTransaction10 transaction) {
        if (transaction == null || transaction.getPurp() == null) {
            return null;
        }
        String code = orNull(transaction.getPurp().getPrtry());
        String knp = code != null ? code : orNull(transaction.getPurp().getCd());
        return knp != null && knp.matches(KNP) ? knp : null;
    }

    static @Nullable String purpose(ReportEntry10 entry, @Nullable EntryTransaction10 transaction) {
        String remittance = transaction == null ? null : remittance(transaction.getRmtInf());
        if (remittance != null) {
            return remittance;
        }
        String extra = transaction == null ? null : orNull(transaction.getAddtlTxInf());
        return extra != null ? extra : orNull(entry.getAddtlNtryInf());
    }

    private static @Nullable String remittance(@Nullable RemittanceInformation16 remittance) {
        if (remittance == null) {
            return null;
        }
        List<String> parts = new ArrayList<>(remittance.getUstrd());
        if (parts.isEmpty()) {
            for (StructuredRemittanceInformation16 structured : remittance.getStrd()) {
                if (structured.getCdtrRefInf() != null
                        && structured.getCdtrRefInf().getRef() != null) {
                    parts.add(structured.getCdtrRefInf().getRef());
                }
                parts.addAll(structured.getAddtlRmtInf());
            }
        }
        return orNull(String.join(" ", parts));
    }
}
