package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.StatementChoice.Ready;
import org.wardledger.statements.table.TableMapping;

class XlsxTest {

    private static byte[] book() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "tests", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Выписка");
            sheet.value(0, 0, "Выписка по счёту KZ31070103KSN0000001");
            sheet.range(0, 0, 0, 5).merge();
            sheet.value(1, 0, "Входящий остаток");
            sheet.value(1, 1, 1000.1);
            String[] headings = {"Дата", "№", "Дебет", "Кредит", "БИН/ИИН", "КНП", "Назначение"};
            for (int i = 0; i < headings.length; i++) {
                sheet.value(3, i, headings[i]);
            }
            sheet.value(4, 0, LocalDate.of(2026, 6, 5));
            sheet.style(4, 0).format("dd.MM.yyyy").set();
            sheet.value(4, 1, 12);
            sheet.value(4, 3, 0.1 + 0.2);
            sheet.value(4, 4, 1_240_000_003L);
            sheet.value(4, 5, 12);
            sheet.value(4, 6, "Пенсия");
            sheet.value(5, 0, "06.06.2026");
            sheet.value(5, 1, "13/а");
            sheet.value(5, 2, "400,40");
            sheet.value(5, 4, "991240000402");
            sheet.value(5, 6, "Одежда\nобувь");
            sheet.value(7, 0, "Исходящий остаток");
            sheet.value(7, 1, 600);
        }
        return out.toByteArray();
    }

    @Test
    void a_workbook_is_read_with_its_dates_numbers_and_lost_zeros() throws IOException {
        Ready ready = (Ready) Samples.choice(read(book()));

        assertThat(ready.problems()).isEmpty();
        ParsedLine in = ready.statement().lines().getFirst();
        ParsedLine out = ready.statement().lines().getLast();
        assertThat(in.place()).isEqualTo(Place.row(5));
        assertThat(in.bookingDate()).isEqualTo(LocalDate.of(2026, 6, 5));
        assertThat(in.amountTiyn()).isEqualTo(30);
        assertThat(in.counterpartyId()).isEqualTo("001240000003");
        assertThat(in.knp()).isEqualTo("012");
        assertThat(in.documentNumber()).isEqualTo("12");
        assertThat(out.direction()).isEqualTo(Direction.OUT);
        assertThat(out.amountTiyn()).isEqualTo(40_040);
        assertThat(out.purpose()).isEqualTo("Одежда обувь");
    }

    @Test
    void formulas_count_by_their_result_and_are_told_where_they_have_none() throws IOException {
        String computed = "<c r=\"B2\"><f>1+1</f><v>2</v></c>";
        String never = "<c r=\"B2\"><f>1+1</f></c>";
        String failed = "<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>";

        assertThat(amount(computed)).isEqualTo(200);
        assertThat(Samples.codes(sheet(row(2, never)))).contains("statement.cell-error");
        assertThat(Samples.codes(sheet(row(2, failed)))).contains("statement.cell-error");
    }

    @Test
    void cells_without_addresses_rich_text_and_inline_text_are_read() throws IOException {
        assertThat(amount("<c t=\"inlineStr\"><is><r><t>1</t></r><r><t>5,5</t></r></is></c>"))
                .isEqualTo(1550);
        assertThat(amount("<c t=\"str\"><f>A1</f><v>7.25</v></c>")).isEqualTo(725);
        assertThat(amount("<c><v>1E3</v></c>")).isEqualTo(100_000);
        assertThat(amount("<c><v>1234.5599999999999</v></c>")).isEqualTo(123_456);
    }

    @Test
    void dates_since_1904_are_told_from_dates_since_1900() throws IOException {
        Map<String, String> parts = parts(row(2, "<c r=\"B2\"><v>5</v></c>"));
        parts.put(
                "xl/workbook.xml",
                parts.getOrDefault("xl/workbook.xml", "")
                        .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(firstLine(read(zip(parts), mapping())).bookingDate())
                .isEqualTo(LocalDate.of(2026, 6, 5).plusDays(1462));
    }

    @Test
    void other_sheets_are_told_and_hidden_ones_are_not_read() throws IOException {
        Map<String, String> parts = parts(row(2, "<c r=\"B2\"><v>5</v></c>"));
        parts.put(
                "xl/workbook.xml",
                parts.getOrDefault("xl/workbook.xml", "")
                        .replace(
                                "<sheets>",
                                "<sheets><sheet name=\"h\" state=\"hidden\" r:id=\"x\"/>")
                        .replace("</sheets>", "<sheet name=\"2\" r:id=\"y\"/></sheets>"));

        assertThat(Samples.codes(read(zip(parts), mapping()))).contains("statement.other-sheets");
    }

    @Test
    void a_cell_at_the_end_of_the_world_takes_no_memory() throws IOException {
        for (String address : List.of("ZZZZZZZ2", "XFD2", "ЖЖ2", "B999999999999")) {
            ReadResult result = sheet(row(2, "<c r=\"" + address + "\"><v>5</v></c>"));
            assertThat(result.problems()).as(address).isNotEmpty();
        }
    }

    @Test
    void a_zip_bomb_is_refused_before_it_unfolds() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 600; i++) {
                zip.write(zeros);
            }
        }
        assertThat(out.size()).isLessThan(2 << 20);
        assertThat(Samples.codes(Samples.read(out.toByteArray())))
                .containsExactly("statement.archive-bomb");
    }

    @Test
    void entities_inside_a_workbook_are_refused() throws IOException {
        Map<String, String> parts = parts(row(2, "<c r=\"B2\"><v>5</v></c>"));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (_, xml) -> "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + xml);

        assertThat(Samples.codes(read(zip(parts), mapping())))
                .containsExactly("statement.xml-forbidden");
    }

    @Test
    void no_workbook_an_old_one_and_a_locked_one_say_what_to_do() throws IOException {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};

        assertThat(Samples.codes(Samples.read(old))).containsExactly("statement.archive-broken");
        assertThat(Samples.codes(Samples.read(zip(Map.of("a.txt", "a")))))
                .containsExactly("statement.archive-broken");
    }

    @Test
    void a_workbook_cut_anywhere_is_unreadable_or_asks() throws IOException {
        byte[] bytes = book();
        TableMapping mapping = suggested(bytes);
        for (int length = 1; length < bytes.length; length += 3) {
            ReadResult result = read(Arrays.copyOf(bytes, length), mapping);
            if (result instanceof Unreadable) {
                continue;
            }
            // Only the directory at the end is missing: every entry was whole.
            assertThat(Samples.choice(result)).isInstanceOf(Ready.class);
        }
    }

    private static long amount(String cell) throws IOException {
        return firstLine(sheet(row(2, cell))).amountTiyn();
    }

    private static ParsedLine firstLine(ReadResult result) {
        return ((ReadResult.Parsed) result).statements().getFirst().lines().getFirst();
    }

    private static String row(int number, String cell) {
        return "<row r=\""
                + number
                + "\"><c r=\"A"
                + number
                + "\"><v>46178</v></c>"
                + cell
                + "</row>";
    }

    private static ReadResult sheet(String rows) throws IOException {
        return read(zip(parts(rows)), mapping());
    }

    private static TableMapping mapping() throws IOException {
        return suggested(zip(parts("")));
    }

    private static Map<String, String> parts(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                ("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + rel + "\">")
                        + "<sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\""
                        + rel
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "\uFEFF<worksheet xmlns=\""
                        + main
                        + "\"><sheetData><row>"
                        + "<c t=\"inlineStr\"><is><t>Дата</t></is></c>"
                        + "<c t=\"inlineStr\"><is><t>Сумма</t></is></c></row>"
                        + rows
                        + "</sheetData></worksheet>");
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static TableMapping suggested(byte[] bytes) throws IOException {
        var preview = new StatementReader().preview(StatementSource.of(bytes));
        return Objects.requireNonNull(Objects.requireNonNull(preview).suggested());
    }

    private static ReadResult read(byte[] bytes) throws IOException {
        return read(bytes, suggested(bytes));
    }

    private static ReadResult read(byte[] bytes, TableMapping mapping) throws IOException {
        return new StatementReader().read(StatementSource.of(bytes), mapping);
    }
}
