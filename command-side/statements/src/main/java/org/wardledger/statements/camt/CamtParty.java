package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.GenericOrganisationIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GenericPersonIdentification1;
import com.prowidesoftware.swift.model.mx.dic.Party38Choice;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import org.wardledger.statements.Iban;

/// The other side of a transaction: who paid us or whom we paid.
record CamtParty(@Nullable String name, @Nullable String id, @Nullable String account) {

    private static final int NATIONAL_ID_CHARS = 12;
    private static final CamtParty NOBODY = new CamtParty(null, null, null);

    /// A reversal keeps the parties of what it takes back, so the side is the one that is not us
    /// and, where that does not tell, the one the direction points to.
    static CamtParty other(
            @Nullable TransactionParties6 parties, Direction direction, @Nullable String own) {
        if (parties == null) {
            return NOBODY;
        }
        CamtParty debtor =
                of(parties.getDbtr(), parties.getUltmtDbtr(), account(parties.getDbtrAcct()));
        CamtParty creditor =
                of(parties.getCdtr(), parties.getUltmtCdtr(), account(parties.getCdtrAcct()));
        CamtParty pointed = direction == Direction.OUT ? creditor : debtor;
        CamtParty opposite = direction == Direction.OUT ? debtor : creditor;
        boolean pointsAtUs = own != null && own.equals(pointed.account);
        return pointed.equals(NOBODY) || pointsAtUs ? opposite : pointed;
    }

    static @Nullable String account(@Nullable AccountIdentification4Choice id) {
        if (id == null) {
            return null;
        }
        if (id.getIBAN() != null) {
            return Iban.normal(id.getIBAN());
        }
        return id.getOthr() == null ? null : Iban.normal(id.getOthr().getId());
    }

    private static @Nullable String account(@Nullable CashAccount38 account) {
        return account == null ? null : account(account.getId());
    }

    private static CamtParty of(
            @Nullable Party40Choice party,
            @Nullable Party40Choice ultimate,
            @Nullable String account) {
        String name = name(party);
        String id = id(party);
        return new CamtParty(
                name == null ? name(ultimate) : name, id == null ? id(ultimate) : id, account);
    }

    private static @Nullable String name(@Nullable Party40Choice party) {
        if (party == null) {
            return null;
        }
        if (party.getPty() != null) {
            return CamtText.orNull(party.getPty().getNm());
        }
        boolean bank = party.getAgt() != null && party.getAgt().getFinInstnId() != null;
        return bank ? CamtText.orNull(party.getAgt().getFinInstnId().getNm()) : null;
    }

    /// The 12-digit number of a person or organisation if there is one, else the first number.
    private static @Nullable String id(@Nullable Party40Choice party) {
        PartyIdentification135 identified = party == null ? null : party.getPty();
        Party38Choice choice = identified == null ? null : identified.getId();
        if (choice == null) {
            return null;
        }
        Stream<String> numbers =
                choice.getOrgId() != null
                        ? choice.getOrgId().getOthr().stream()
                                .map(GenericOrganisationIdentification1::getId)
                        : persons(choice);
        return numbers.filter(number -> number != null && !number.isBlank())
                .map(String::strip)
                .sorted((a, b) -> Boolean.compare(isNational(b), isNational(a)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> persons(Party38Choice choice) {
        return choice.getPrvtId() == null
                ? Stream.empty()
                : choice.getPrvtId().getOthr().stream().map(GenericPersonIdentification1::getId);
    }

    private static boolean isNational(String number) {
        return number.length() == NATIONAL_ID_CHARS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
