package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.StatementChoice.Ready;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.table.TablePreview;

class HostileFilesTest {

    /// More with `-Dstatements.fuzz.rounds=20000`; a failure names its seed.
    private static final int ROUNDS = Integer.getInteger("statements.fuzz.rounds", 150);

    @Test
    void two_gigabytes_are_refused_by_their_length_unread() throws IOException {
        StatementSource huge =
                new StatementSource() {
                    @Override
                    public long size() {
                        return 2L << 30;
                    }

                    @Override
                    public InputStream open() {
                        throw new AssertionError("was opened");
                    }
                };
        ReadResult result = new StatementReader().read(huge);

        assertThat(Samples.codes(result)).containsExactly("statement.too-large");
        assertThat(result.problems().getFirst().arguments()).containsExactly("64", "2048");
        assertThat(result.fileHash()).isEmpty();
        assertThat(new StatementReader().preview(huge)).isNull();
    }

    @Test
    void a_source_that_never_ends_is_left_at_the_limit() throws IOException {
        StatementSource endless =
                new StatementSource() {
                    @Override
                    public long size() {
                        return -1;
                    }

                    @Override
                    public InputStream open() {
                        return new InputStream() {
                            @Override
                            public int read() {
                                return 'x';
                            }
                        };
                    }
                };
        StatementLimits small = new StatementLimits(1 << 20, 1 << 20, 10, 10, 100);

        assertThat(Samples.codes(new StatementReader(small).read(endless)))
                .containsExactly("statement.too-large");
    }

    @Test
    void more_movements_than_allowed_are_refused_in_every_format() throws IOException {
        StatementReader reader =
                new StatementReader(new StatementLimits(1 << 22, 1 << 22, 5, 5, 500));
        for (Sample sample : samples()) {
            ReadResult result = reader.read(StatementSource.of(sample.bytes), sample.mapping);
            assertThat(Samples.codes(result)).as(sample.name).contains("statement.too-many-lines");
        }
    }

    @Test
    void a_file_of_very_many_accounts_is_refused() throws IOException {
        StringBuilder text = new StringBuilder("1CClientBankExchange\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("РасчСчет=").append(i).append('\n');
        }
        String statements = "<Stmt><Id>1</Id></Stmt>".repeat(2_000);
        String camt = CamtFiles.document(2, "").replaceAll("(?s)<Stmt>.*</Stmt>", statements);

        assertThat(Samples.codes(Samples.read(text.append("КонецФайла\n").toString())))
                .containsExactly("statement.too-many-accounts");
        assertThat(Samples.codes(Samples.read(camt))).contains("statement.too-many-accounts");
    }

    @Test
    void nothing_zeros_and_noise_are_no_statements() throws IOException {
        assertThat(Samples.codes(Samples.read(new byte[0])))
                .containsExactly("statement.empty-file");
        assertThat(Samples.codes(Samples.read(new byte[4096])))
                .containsExactly("statement.binary-content");
        assertThat(Samples.codes(Samples.read("Добрый день, высылаю выписку.\n")))
                .containsExactly("statement.format-unknown");
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(3000) + 1];
            random.nextBytes(noise);
            assertThat(Samples.choice(Samples.read(noise))).isNotInstanceOf(Ready.class);
        }
        byte[] nul = samples().getFirst().bytes.clone();
        nul[nul.length / 2] = 0;
        assertThat(Samples.read(nul)).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_line_of_many_megabytes_does_not_become_one_value() throws IOException {
        String line = "НазначениеПлатежа=" + "я".repeat(8 << 20);
        String text =
                Samples.oneC(OneCDialect.KAZAKH_1_01, Samples.lines(1, 3))
                        .replaceFirst("НазначениеПлатежа=.*", line);
        ReadResult result = Samples.read(text);

        assertThat(Samples.codes(result)).contains("statement.field-too-long");
        String many =
                Samples.oneC(OneCDialect.KAZAKH_1_01, Samples.lines(1, 1))
                        .replaceFirst(
                                "КодНазначенияПлатежа", "ещё строка\r\n".repeat(100_000) + "Код");
        assertThat(Samples.codes(Samples.read(many))).contains("statement.field-too-long");
    }

    @Test
    void a_damaged_file_never_throws_nor_lies_about_its_sums() throws IOException {
        for (Sample sample : samples()) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                byte[] damaged = damage(sample.bytes, new Random(seed));
                StatementReader reader = new StatementReader();
                StatementSource source = StatementSource.of(damaged);
                String name = sample.name + " seed " + seed;
                ReadResult result = read(reader, source, sample.mapping, name);
                keepsSecrets(result, name);
                if (Samples.choice(result)
                        instanceof Ready(ParsedStatement statement, List<Problem> _)) {
                    long actual =
                            value(statement.openingTiyn())
                                    + statement.sum(Direction.IN)
                                    - statement.sum(Direction.OUT);
                    assertThat(actual).as(name).isEqualTo(value(statement.closingTiyn()));
                }
            }
        }
    }

    @Test
    void a_truncated_file_of_any_format_is_never_ready_with_less_money() throws IOException {
        for (Sample sample : samples()) {
            for (int length = 0; length < sample.bytes.length; length += 7) {
                byte[] cut = Arrays.copyOf(sample.bytes, length);
                ReadResult result =
                        new StatementReader().read(StatementSource.of(cut), sample.mapping);
                if (Samples.choice(result)
                        instanceof Ready(ParsedStatement statement, List<Problem> _)) {
                    assertThat(statement.lines()).as(sample.name + " cut at " + length).hasSize(8);
                }
            }
        }
    }

    private record Sample(String name, byte[] bytes, @Nullable TableMapping mapping) {}

    private static List<Sample> samples() throws IOException {
        List<ParsedLine> lines = Samples.lines(3, 8);
        List<Sample> samples = new ArrayList<>();
        for (OneCDialect dialect : OneCDialect.values()) {
            byte[] utf8 = Samples.oneC(dialect, lines).getBytes(StandardCharsets.UTF_8);
            samples.add(new Sample(dialect.name(), utf8, null));
        }
        byte[] windows =
                Samples.oneC(OneCDialect.KAZAKH_2_0, lines)
                        .getBytes(Charset.forName("windows-1251"));
        samples.add(new Sample("windows", windows, null));
        String entries = CamtFiles.entry(8).repeat(8);
        String balances =
                CamtFiles.balance("OPBD", "20000.00", "CRDT", "<Dt>2026-06-01</Dt>")
                        + CamtFiles.balance("CLBD", "7996.00", "CRDT", "<Dt>2026-06-30</Dt>");
        byte[] camt = CamtFiles.document(8, balances, entries).getBytes(StandardCharsets.UTF_8);
        samples.add(new Sample("camt", camt, null));
        StringBuilder csv = new StringBuilder();
        StatementWriter.csv().write(Samples.statement(lines), csv);
        byte[] table = csv.toString().getBytes(StandardCharsets.UTF_8);
        TablePreview preview = new StatementReader().preview(StatementSource.of(table));
        TableMapping mapping = preview == null ? null : preview.suggested();
        samples.add(new Sample("csv", table, mapping));
        samples.add(new Sample("xlsx", XlsxFiles.ofCsv(csv.toString()), mapping));
        return samples;
    }

    private static byte[] damage(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int hits = 1 + random.nextInt(6);
        for (int i = 0; i < hits; i++) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(40), bytes.length - at);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = without(bytes, at, length);
                case 3 -> bytes = doubled(bytes, at, length);
                default -> bytes[at] = bytes[random.nextInt(bytes.length)];
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        if (length >= bytes.length) {
            return bytes;
        }
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        return shorter;
    }

    private static byte[] doubled(byte[] bytes, int at, int length) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
        return longer;
    }

    private static ReadResult read(
            StatementReader reader,
            StatementSource source,
            @Nullable TableMapping mapping,
            String name)
            throws IOException {
        try {
            reader.preview(source);
            return reader.read(source, mapping);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(name, e);
        }
    }

    /// No problem carries a name, a number of a person or firm, an account or a payment text.
    private static void keepsSecrets(ReadResult result, String name) {
        String told = result.problems().toString();
        assertThat(told)
                .as(name)
                .doesNotContain("поставщик", "991240000402", Samples.SELLER, "Пенсия", "лекарства");
    }

    private static long value(@Nullable Long tiyn) {
        return tiyn == null ? 0 : tiyn;
    }
}
