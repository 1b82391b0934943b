package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.identifiers.Iban;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;

/// `ledger import` on the folder of a demo home that is not running.
class ImportCommandTest {
    private static final Charset WINDOWS = Charset.forName("windows-1251");
    @TempDir static Path shared;
    @TempDir Path own;
    private Path data = Path.of("");
    private String user = "accountant1";
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void one_home() {
        int code =
                WardLedger.run(
                        "demo",
                        "--load-only",
                        "--institutions=1",
                        "--wards=3",
                        "--months=1",
                        "--data=" + shared);
        assertThat(code).isZero();
    }

    @BeforeEach
    void a_copy_of_it() throws IOException {
        data = own.resolve("data");
        try (var walk = Files.walk(shared)) {
            for (Path from : walk.toList()) {
                Files.copy(from, data.resolve(shared.relativize(from).toString()));
            }
        }
        Files.writeString(own.resolve("password"), "demo\n");
    }

    @Test
    void a_dry_run_says_what_would_be_recorded_and_records_nothing() throws IOException {
        long before = head();
        int code = run("import", "--dry-run", statement(bank()).toString());
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(said()).contains("new lines: 3; already recorded: 0", "nothing was recorded");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_confirmed_file_is_recorded_once() throws IOException {
        String file = statement(bank()).toString();
        long before = head();
        assertThat(run("import", "--yes", file)).isZero();
        assertThat(said()).contains("recorded: 3; already there: 0");
        long after = head();
        assertThat(after).isEqualTo(before + 4);
        out.reset();
        assertThat(run("import", "--yes", file)).isZero();
        assertThat(said()).contains("new lines: 0; already recorded: 3", "recorded: 0");
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void without_a_terminal_nothing_is_recorded_unless_confirmed() throws IOException {
        long before = head();
        assertThat(run("import", statement(bank()).toString())).isEqualTo(1);
        assertThat(complaint()).contains("--yes");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_broken_file_changes_nothing_and_says_file_line_and_reason() throws IOException {
        Path file = statement(bank());
        String text = Files.readString(file, WINDOWS);
        String broken = text.replace("СуммаРасход=1500.00", "СуммаРасход=15oo.00");
        assertThat(broken).isNotEqualTo(text);
        Files.writeString(file, broken, WINDOWS);
        long before = head();
        assertThat(run("import", "--yes", file.toString())).isEqualTo(1);
        assertThat(said())
                .containsPattern("statement.txt, line [0-9]+, СуммаРасход: .+")
                .contains("(statement.amount-malformed)");
        assertThat(complaint()).contains("nothing was changed");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_wrong_password_opens_nothing() throws IOException {
        Files.writeString(own.resolve("password"), "not this one\n");
        assertThat(run("import", "--yes", statement(0).toString())).isEqualTo(1);
        assertThat(complaint()).contains("name or the password is wrong");
    }

    @Test
    void who_takes_in_no_statements_is_told_who_does() throws IOException {
        user = "head1";
        assertThat(run("import", "--yes", statement(0).toString())).isEqualTo(1);
        assertThat(complaint()).contains("the accountant of an institution").contains("--user");
    }

    @Test
    void a_folder_in_use_is_left_alone_and_the_way_through_the_server_is_told() throws IOException {
        String file = statement(0).toString();
        try (EventStore _ = SqliteEventStore.open(data.resolve("store"))) {
            assertThat(run("import", "--yes", file)).isEqualTo(1);
        }
        assertThat(complaint()).contains("--server");
    }

    @Test
    void a_password_never_goes_in_clear_to_another_machine() throws IOException {
        String file = statement(0).toString();
        assertThat(run("import", "--server=http://ledger.example.org", file)).isEqualTo(1);
        assertThat(complaint()).contains("https");
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(
                List.of(
                        "--data=" + data,
                        "--user=" + user,
                        "--lang=en",
                        "--password-file=" + own.resolve("password")));
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return WardLedger.run(all.toArray(String[]::new));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private long head() {
        try (EventStore store = SqliteEventStore.open(data.resolve("store"))) {
            return store.head();
        }
    }

    private long bank() {
        DataFolder folder = DataFolder.of(data);
        try (OpenLedger ledger =
                OpenLedger.open(folder, OpenLedger.Rules.of(Clock.systemUTC(), 16))) {
            CommandCore core = ledger.core();
            var acct = core.index().registers().accounts().iterator().next().acct();
            PeriodState state =
                    core.states().state(Features.PERIOD, Streams.of(acct, YearMonth.of(2026, 10)));
            return state.books().bank();
        }
    }

    /// What the bank of the home would send for the days after those that the demo has taken in.
    private Path statement(long opening) throws IOException {
        StringBuilder text = new StringBuilder();
        StatementWriter.oneC(StatementWriter.OneCDialect.KAZAKH_1_01)
                .write(
                        new SampleStatement(
                                new SampleAccount(iban(), "991240000012", "Образец", "KKMFKZ2A"),
                                LocalDate.of(2026, 10, 21),
                                LocalDate.of(2026, 10, 31),
                                opening,
                                List.of(
                                        line(Direction.IN, 1_200_000, 22, "77001"),
                                        line(Direction.OUT, 150_000, 26, "77002"),
                                        line(Direction.IN, 5_000_000, 28, "77003"))),
                        text);
        return Files.writeString(own.resolve("statement.txt"), text, WINDOWS);
    }

    private static String iban() {
        for (int check = 2; check < 99; check++) {
            String number = "KZ%02d070103KSN%07d".formatted(check, 1);
            if (Iban.isValid(number)) {
                return number;
            }
        }
        throw new IllegalStateException("two check digits fit every number");
    }

    private static ParsedLine line(Direction way, long tiyn, int day, String number) {
        return new ParsedLine(
                Place.FILE,
                way,
                tiyn,
                LocalDate.of(2026, 10, day),
                null,
                null,
                number,
                "Учебный контрагент",
                "991240000012",
                null,
                "12",
                "841",
                "Образец " + number,
                false,
                1);
    }
}
