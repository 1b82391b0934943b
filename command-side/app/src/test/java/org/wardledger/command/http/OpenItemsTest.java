package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.ward;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardledger.command.Features;
import org.wardledger.command.Home;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.CorrectionRequests.ReversePosting;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests.ReceiveRequest;
import org.wardledger.command.requests.ReceiptRequests.AllocateReceipt;
import org.wardledger.command.requests.ReceiptRequests.Part;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.Statements.ImportStatement;
import org.wardledger.domain.account.Statements.RecordLines;
import org.wardledger.domain.privacy.PrivacyCommand.BlockData;
import org.wardledger.domain.privacy.PrivacyCommand.UnblockData;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// What is open of a bank line is shown with what the bank said, and without it where that tells of
/// somebody whose data are blocked: the line was given to them before.
class OpenItemsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final long AMOUNT = 700_000;

    @TempDir private Path folder;
    private TestLedger ledger;
    private UUID mistaken;
    private UUID other;

    @BeforeEach
    void two_lines_are_given_to_the_wrong_wards_and_taken_back() {
        ledger = new TestLedger(folder);
        Home.found(ledger, 2);
        mistaken = line("Pension of Synthetic Person");
        other = line("Gift of Nobody");
        giveAndTakeBack(ward(0), mistaken);
        giveAndTakeBack(ward(1), other);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private UUID line(String text) {
        StatementImported file =
                new StatementImported(
                        INST,
                        ACCT,
                        DAY,
                        DAY,
                        MoneyCode.StatementFormat.ONE_C,
                        "hash of " + text,
                        null,
                        null,
                        AMOUNT,
                        0,
                        1,
                        "sample.txt");
        UUID statement = first(new Plain(new ImportStatement(ACCT, file, ledger.lineKeys(ACCT))));
        LineRecorded line =
                new LineRecorded(
                        INST,
                        ACCT,
                        statement,
                        Direction.IN,
                        AMOUNT,
                        DAY,
                        MoneyCode.Party.NATURAL,
                        "counterparty: " + text,
                        "number: " + text,
                        "iban: " + text,
                        "knp: " + text,
                        "document: " + text,
                        "purpose: " + text,
                        "key: " + text);
        return first(new Plain(new RecordLines(ACCT, statement, List.of(line))));
    }

    /// The line is open again, and its text still tells of the ward, for all anybody knows.
    private void giveAndTakeBack(Id.Ward ward, UUID line) {
        UUID given =
                first(
                        new AllocateReceipt(
                                ACCT,
                                MoneyCode.ReceiptSource.OTHER,
                                null,
                                List.of(new Part(ward, AMOUNT, line, null, null)),
                                false));
        first(
                new ReversePosting(
                        ACCT,
                        given,
                        MoneyCode.ReversalReason.WRONG_WARD,
                        "given to the wrong ward",
                        List.of(new Evidence(MoneyCode.Document.OTHER, "7", null, null)),
                        HEAD.mark()));
    }

    private UUID first(Request request) {
        return ledger.done(request, ACCOUNTANT).events().getFirst().id();
    }

    private Id.PrivacyCase blocked(DataClass kind) {
        Outcome.Done done =
                ledger.done(new ReceiveRequest(null, ward(0), Right.BLOCK, "identity card"), HEAD);
        Id.PrivacyCase file = ((RequestReceived) done.events().getFirst().event()).privacyCase();
        ledger.done(new Plain(new BlockData(file, PrivacyLaw.PD_25, List.of(kind))), HEAD);
        return file;
    }

    private OpenItems.Item item(UUID id) {
        var registers = ledger.core().index().registers();
        var month = Objects.requireNonNull(registers.periodOf(ACCT));
        var state = ledger.core().states().state(Features.PERIOD, Streams.of(ACCT, month));
        return OpenItems.of(state, ledger.core().states(), registers).stream()
                .filter(item -> item.item().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = DataClass.class,
            names = {"TEXT", "MONEY"})
    void while_texts_or_money_of_a_ward_are_blocked_only_figures_are_shown(DataClass kind) {
        assertThat(item(mistaken).toString()).contains("Synthetic Person");
        Id.PrivacyCase file = blocked(kind);
        ledger.restart();

        assertThat(item(mistaken).toString()).doesNotContain("Synthetic Person");
        assertThat(item(mistaken).amt()).isEqualTo(AMOUNT);
        assertThat(item(mistaken).line())
                .isNotNull()
                .satisfies(line -> assertThat(line.amt()).isEqualTo(AMOUNT))
                .satisfies(line -> assertThat(line.valueDate()).isEqualTo(DAY));
        assertThat(item(other).toString()).contains("purpose: Gift of Nobody");

        ledger.done(new Plain(new UnblockData(file, PrivacyLaw.PD_25, List.of(kind))), HEAD);
        assertThat(item(mistaken).toString()).contains("purpose: Pension of Synthetic Person");
    }

    @Test
    void what_is_blocked_of_who_somebody_is_hides_no_text_of_the_bank() {
        blocked(DataClass.IDENTITY);
        assertThat(item(mistaken).toString()).contains("Synthetic Person");
    }
}
