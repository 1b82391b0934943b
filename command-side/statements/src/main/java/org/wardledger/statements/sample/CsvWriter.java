package org.wardledger.statements.sample;

import java.io.IOException;
import org.wardledger.statements.ParsedLine;

/// Writes a table as spreadsheets here save one: semicolons, decimal comma, money in and money out
/// in two columns, opening balance above and closing balance below.
final class CsvWriter implements StatementWriter {

    private static final String END = "\r\n";

    @Override
    public void write(SampleStatement statement, Appendable out) throws IOException {
        row(out, "Счёт", statement.account().iban());
        row(out, "Входящий остаток", comma(statement.openingTiyn()));
        row(
                out,
                "Дата",
                "Номер документа",
                "Приход",
                "Расход",
                "Контрагент",
                "БИН/ИИН",
                "ИИК контрагента",
                "КБе",
                "КНП",
                "Назначение платежа",
                "Дата валютирования");
        for (ParsedLine line : statement.lines()) {
            boolean paid = StatementWriter.paid(line);
            String money = comma(line.amountTiyn());
            row(
                    out,
                    StatementWriter.day(line.bookingDate()),
                    StatementWriter.text(line.documentNumber()),
                    paid ? "" : money,
                    paid ? money : "",
                    StatementWriter.text(line.counterpartyName()),
                    StatementWriter.text(line.counterpartyId()),
                    StatementWriter.text(line.counterpartyIban()),
                    StatementWriter.text(line.counterpartyKbe()),
                    StatementWriter.text(line.knp()),
                    StatementWriter.text(line.purpose()),
                    line.valueDate() == null ? "" : StatementWriter.day(line.valueDate()));
        }
        row(out, "Исходящий остаток", comma(statement.closingTiyn()));
    }

    private static String comma(long tiyn) {
        return StatementWriter.money(tiyn).replace('.', ',');
    }

    private static void row(Appendable out, String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(';');
            }
            out.append('"').append(cells[i].replace("\"", "\"\"")).append('"');
        }
        out.append(END);
    }
}
