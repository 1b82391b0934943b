package org.wardledger.statements.sample;

import java.io.IOException;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

/// Writes 1CClientBankExchange in one of its dialects.
final class OneCWriter implements StatementWriter {

    private static final String END = "\r\n";
    private static final String NO_BIC = "";

    private final OneCDialect dialect;

    OneCWriter(OneCDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public void write(SampleStatement statement, Appendable out) throws IOException {
        header(statement, out);
        summary(statement, out);
        for (ParsedLine line : statement.lines()) {
            switch (dialect) {
                case RUSSIAN_1_03 -> russian(statement.account(), line, out);
                case KAZAKH_1_01, KAZAKH_2_0 -> kazakh(statement.account(), line, out);
            }
        }
        out.append("КонецФайла").append(END);
    }

    private void header(SampleStatement statement, Appendable out) throws IOException {
        out.append("1CClientBankExchange").append(END);
        switch (dialect) {
            case KAZAKH_1_01 -> {
                put(out, "ВерсияФормата", "1.01");
                put(out, "Кодировка", "Windows");
                put(out, "Получатель", "1C");
            }
            case KAZAKH_2_0 -> {
                put(out, "ВерсияФормата", "2.0");
                put(out, "Отправитель", "Учебный банк");
                put(out, "Получатель", "1C Предприятие, Бухгалтерия для Казахстана");
            }
            case RUSSIAN_1_03 -> {
                put(out, "ВерсияФормата", "1.03");
                put(out, "Кодировка", "Windows");
                put(out, "Отправитель", "Учебный банк");
                put(out, "Получатель", "Бухгалтерия предприятия");
            }
        }
        period(statement, out);
    }

    private static void period(SampleStatement statement, Appendable out) throws IOException {
        put(out, "ДатаНачала", StatementWriter.day(statement.from()));
        put(out, "ДатаКонца", StatementWriter.day(statement.to()));
        put(out, "РасчСчет", statement.account().iban());
    }

    private static void summary(SampleStatement statement, Appendable out) throws IOException {
        out.append("СекцияРасчСчет").append(END);
        period(statement, out);
        put(out, "НачальныйОстаток", StatementWriter.money(statement.openingTiyn()));
        put(out, "ВсегоПоступило", StatementWriter.money(statement.sum(Direction.IN)));
        put(out, "ВсегоСписано", StatementWriter.money(statement.sum(Direction.OUT)));
        put(out, "КонечныйОстаток", StatementWriter.money(statement.closingTiyn()));
        out.append("КонецРасчСчет").append(END);
    }

    private void kazakh(SampleAccount own, ParsedLine line, Appendable out) throws IOException {
        boolean richer = dialect == OneCDialect.KAZAKH_2_0;
        put(out, "СекцияДокумент", richer ? "\"Выписка\"" : "выписка");
        put(out, "НомерДокумента", StatementWriter.text(line.documentNumber()));
        put(out, "ДатаДокумента", StatementWriter.day(line.bookingDate()));
        put(out, "ВидДокумента", richer ? "ПлатежноеПоручение" : "Платежное поручение");
        boolean paid = StatementWriter.paid(line);
        ownSide(paid ? "Плательщик" : "Получатель", own, out);
        otherSide(paid ? "Получатель" : "Плательщик", line, out);
        String money = StatementWriter.money(line.amountTiyn());
        put(out, paid ? "СуммаРасход" : "СуммаПриход", money);
        put(out, "ДатаОперации", StatementWriter.day(line.bookingDate()));
        put(out, "НазначениеПлатежа", StatementWriter.text(line.purpose()));
        put(out, "КодНазначенияПлатежа", StatementWriter.text(line.knp()));
        if (richer) {
            if (line.valueDate() != null) {
                put(out, "ДатаВалютирования", StatementWriter.day(line.valueDate()));
            }
            put(out, "Сумма", money);
            put(out, "Валюта", "KZT");
        }
        out.append("КонецДокумента").append(END);
    }

    private static void ownSide(String side, SampleAccount own, Appendable out) throws IOException {
        put(out, side + "Наименование", own.name());
        put(out, side + "БИН_ИИН", own.bin());
        put(out, side + "ИИК", own.iban());
        put(out, side + "БанкБИК", own.bic());
        put(out, side + "КБЕ", "12");
    }

    private static void otherSide(String side, ParsedLine line, Appendable out) throws IOException {
        put(out, side + "Наименование", StatementWriter.text(line.counterpartyName()));
        put(out, side + "БИН_ИИН", StatementWriter.text(line.counterpartyId()));
        put(out, side + "ИИК", StatementWriter.text(line.counterpartyIban()));
        put(out, side + "БанкБИК", NO_BIC);
        put(out, side + "КБЕ", StatementWriter.text(line.counterpartyKbe()));
    }

    private static void russian(SampleAccount own, ParsedLine line, Appendable out)
            throws IOException {
        boolean paid = StatementWriter.paid(line);
        String ours = paid ? "Плательщик" : "Получатель";
        String theirs = paid ? "Получатель" : "Плательщик";
        put(out, "СекцияДокумент", "Платежное поручение");
        put(out, "Номер", StatementWriter.text(line.documentNumber()));
        put(out, "Дата", StatementWriter.day(line.bookingDate()));
        put(out, "Сумма", StatementWriter.money(line.amountTiyn()));
        put(out, paid ? "ДатаСписано" : "ДатаПоступило", StatementWriter.day(line.bookingDate()));
        put(out, ours + "Счет", own.iban());
        put(out, ours, own.name());
        put(out, ours + "ИНН", own.bin());
        put(out, theirs + "Счет", StatementWriter.text(line.counterpartyIban()));
        put(out, theirs, StatementWriter.text(line.counterpartyName()));
        put(out, theirs + "ИНН", StatementWriter.text(line.counterpartyId()));
        put(out, "НазначениеПлатежа", StatementWriter.text(line.purpose()));
        out.append("КонецДокумента").append(END);
    }

    /// A line break inside a value would start a new key: it becomes a blank.
    private static void put(Appendable out, String key, String value) throws IOException {
        out.append(key).append('=');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            out.append(Character.isISOControl(c) ? ' ' : c);
        }
        out.append(END);
    }
}
