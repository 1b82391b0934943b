package org.wardledger.statements;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Workbooks for tests, written by a library that is not the reader's.
final class XlsxFiles {

    private XlsxFiles() {}

    static byte[] ofCsv(String csv) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "tests", "1.0");
                CsvReader<CsvRecord> records =
                        CsvReader.builder()
                                .fieldSeparator(';')
                                .allowMissingFields(true)
                                .allowExtraFields(true)
                                .ofCsvRecord(csv)) {
            Worksheet sheet = workbook.newWorksheet("1");
            int row = 0;
            for (CsvRecord record : records) {
                for (int column = 0; column < record.getFieldCount(); column++) {
                    sheet.value(row, column, record.getField(column));
                }
                row++;
            }
        }
        return out.toByteArray();
    }
}
