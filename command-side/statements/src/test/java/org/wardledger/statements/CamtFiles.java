package org.wardledger.statements;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// camt.053 files for tests: real ones from the resources, and small ones of any version.
final class CamtFiles {

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";

    private CamtFiles() {}

    static byte[] sample(String name) throws IOException {
        try (InputStream in = CamtFiles.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static String balance(String type, String amount, String direction, String day) {
        return """
        <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="KZT">%s</Amt>\
        <CdtDbtInd>%s</CdtDbtInd><Dt>%s</Dt></Bal>
        """
                .formatted(type, amount, direction, day);
    }

    /// One entry of 1500.50 out to the sample seller, in the shape of the version.
    static String entry(int version) {
        String status = version >= 7 ? "<Sts><Cd>BOOK</Cd></Sts>" : "<Sts>BOOK</Sts>";
        String party =
                """
                <Nm>ТОО „Учебный поставщик 12“</Nm>\
                <Id><OrgId><Othr><Id>991240000402</Id></Othr></OrgId></Id>\
                """;
        String creditor = version >= 7 ? "<Pty>" + party + "</Pty>" : party;
        String amount =
                version == 2
                        ? "<AmtDtls><TxAmt><Amt Ccy=\"KZT\">1500.50</Amt></TxAmt></AmtDtls>"
                        : "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>";
        return """
        <Ntry><Amt Ccy="KZT">1500.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>%s\
        <BookgDt><Dt>2026-06-15</Dt></BookgDt><ValDt><DtTm>2026-06-16T00:30:00+05:00</DtTm></ValDt>\
        <AcctSvcrRef>REF-15/1</AcctSvcrRef><NtryDtls><TxDtls>\
        <Refs><EndToEndId>47</EndToEndId></Refs>%s<RltdPties><Cdtr>%s</Cdtr>\
        <CdtrAcct><Id><IBAN>KZ93999C000000000001</IBAN></Id></CdtrAcct></RltdPties>\
        <Purp><Prtry>710</Prtry></Purp><RmtInf><Ustrd>Киім үшін</Ustrd><Ustrd>төлем</Ustrd></RmtInf>\
        </TxDtls></NtryDtls></Ntry>
        """
                .formatted(status, amount, creditor);
    }

    static String document(int version, String entries) {
        return document(
                version,
                balance("OPBD", "2000.00", "CRDT", "<Dt>2026-06-01</Dt>")
                        + balance("CLBD", "499.5", "CRDT", "<Dt>2026-06-30</Dt>"),
                entries);
    }

    static String document(int version, String balances, String entries) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="%s0%d"><BkToCstmrStmt>
        <GrpHdr><MsgId>1</MsgId><CreDtTm>2026-07-01T09:00:00</CreDtTm></GrpHdr>
        <Stmt><Id>1</Id><CreDtTm>2026-07-01T09:00:00</CreDtTm>
        <FrToDt><FrDtTm>2026-06-01T00:00:00</FrDtTm><ToDtTm>2026-06-30T23:59:59+05:00</ToDtTm></FrToDt>
        <Acct><Id><IBAN>KZ31070103KSN0000001</IBAN></Id><Ccy>KZT</Ccy></Acct>
        %s%s</Stmt></BkToCstmrStmt></Document>
        """
                .formatted(NAMESPACE, version, balances, entries);
    }
}
