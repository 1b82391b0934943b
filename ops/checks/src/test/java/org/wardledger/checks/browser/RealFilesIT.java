package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.ReadResult;
import org.wardledger.statements.StatementReader;
import org.wardledger.statements.StatementSource;

/// Files of real banks, of which none is kept here: `-Dstatements=FOLDER` names them. Each goes
/// through the page into an account that is registered with its number and currency, and opened
/// with its balance. A file that contradicts itself is refused with the reason and changes nothing.
class RealFilesIT {
    private final Api api = new Api();
    private final Map<String, String> accounts = new HashMap<>();

    @Test
    void files_of_real_banks_are_taken_in_or_refused_with_the_reason() throws IOException {
        String folder = System.getProperty("statements", "");
        if (folder.isEmpty()) {
            System.out.println("skipped: real statements are read with -Dstatements=FOLDER");
        }
        assumeTrue(!folder.isEmpty(), "real statements are read with -Dstatements=FOLDER");
        List<Path> files;
        try (Stream<Path> list = Files.list(Path.of(folder))) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            Browser.signIn(page, "accountant1", "demo");
            for (Path file : files) {
                taken(page, file);
            }
            browser.assertClean();
        }
    }

    private void taken(Page page, Path file) throws IOException {
        ParsedStatement statement = first(file);
        String iban = Objects.requireNonNull(statement.accountIban());
        String account = accounts.computeIfAbsent(iban, _ -> opened(statement));
        page.navigate("/work/import?lang=ru");
        page.selectOption("#account", account);
        page.setInputFiles("#file", file);
        page.click("main form[data-busy] button[type=submit]");
        page.waitForSelector("#fresh, .note.bad");
        String name = String.valueOf(file.getFileName()).replaceAll("\\..*", "");
        Pictures.take(page, "real-" + name + "-1-dry-run");
        assertThat(Browser.violations(page)).isEmpty();
        boolean sound = page.locator("#confirm").count() == 1;
        System.out.println(file.getFileName() + (sound ? ": taken in" : ": refused"));
        if (sound) {
            page.click("#confirm");
            page.waitForSelector("#result");
            Pictures.take(page, "real-" + name + "-2-result");
        } else {
            assertThat(page.locator("table:has(caption) .chip.bad").count()).isPositive();
        }
    }

    private static ParsedStatement first(Path file) throws IOException {
        ReadResult read = new StatementReader().read(StatementSource.of(file));
        assertThat(read).as(file.toString()).isInstanceOf(ReadResult.Parsed.class);
        return ((ReadResult.Parsed) read).statements().getFirst();
    }

    /// A bank account of the first home, with one ward who owns what the statement begins with.
    private String opened(ParsedStatement statement) {
        String inst = api.get("accountant1", "/api/v1/accounts").get(0).get("inst").asString();
        String balance = Long.toString(Objects.requireNonNullElse(statement.openingTiyn(), 0L));
        String acct =
                about(
                        "ministry",
                        "account.register",
                        Map.of(
                                "inst",
                                inst,
                                "kind",
                                "BANK",
                                "ksnType",
                                "UNKNOWN",
                                "bic",
                                "SAMPNL2A",
                                "iban",
                                Objects.requireNonNull(statement.accountIban()),
                                "cur",
                                Objects.requireNonNull(statement.currency()),
                                "eff",
                                statement.from().withDayOfMonth(1).toString()));
        String ward =
                about(
                        "accountant1",
                        "ward.enrol",
                        Map.of(
                                "inst", inst,
                                "acct", acct,
                                "from", statement.from().withDayOfMonth(1).toString(),
                                "form", "INPATIENT",
                                "ground", "G01",
                                "fullProvision", true,
                                "capacity", "FULL",
                                "representative", "NOBODY",
                                "document", "sample"));
        api.command(
                "head1",
                "period.open",
                Map.of(
                        "acct",
                        acct,
                        "period",
                        statement.from().toString().substring(0, 7),
                        "bank",
                        balance,
                        "cash",
                        "0",
                        "wards",
                        List.of(Map.of("ward", ward, "amt", balance)),
                        "document",
                        Map.of("kind", "OPENING_ACT", "number", "1")));
        return acct;
    }

    private String about(String who, String code, Map<String, ?> body) {
        return api.command(who, code, body).get("about").asString();
    }
}
