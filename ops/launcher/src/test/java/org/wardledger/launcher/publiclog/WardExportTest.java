package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.Gateway;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests.ReceiveRequest;
import org.wardledger.domain.Streams;
import org.wardledger.domain.privacy.PrivacyCommand.BlockData;
import org.wardledger.domain.privacy.PrivacyCommand.UnblockData;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.WardLedger;
import org.wardledger.transparency.note.SignedCheckpoint;

/// `ledger export --ward` on the folder of a demo home with a published log.
class WardExportTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private DataFolder data = DataFolder.of(Path.of(""));
    private Id.Account acct = new Id.Account("acc_0000000000000000");
    private List<Id.Ward> wards = List.of();

    @BeforeEach
    void a_home_whose_records_are_published() throws Exception {
        data = DataFolder.of(folder.resolve("data"));
        int code =
                WardLedger.run(
                        "demo",
                        "--load-only",
                        "--institutions=1",
                        "--wards=3",
                        "--months=1",
                        "--data=" + data.root());
        assertThat(code).isZero();
        Files.writeString(folder.resolve("password"), "demo\n");
        publish();
        try (OpenLedger ledger = open()) {
            Registers registers = ledger.core().index().registers();
            Registers.Account account = registers.accounts().getFirst();
            acct = account.acct();
            wards = registers.wardsOf(account.inst());
        }
        assertThat(wards).hasSizeGreaterThan(1);
    }

    private void publish() throws Exception {
        try (EventStore store = Records.store(data);
                PublicLog log =
                        PublicLog.start(store, data, new LogOptions(), InstantSource.system())) {
            Records.await(() -> size(log) == store.head());
        }
    }

    private static long size(PublicLog log) {
        try {
            return log.reader().witnessed().map(SignedCheckpoint::size).orElse(0L);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private OpenLedger open() {
        return OpenLedger.open(data, OpenLedger.Rules.of(Clock.systemUTC(), 16));
    }

    private List<AccessEvent.Read> reads(OpenLedger ledger) {
        Registers registers = ledger.core().index().registers();
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), Gateway.LEGAL_TIME);
        String stream = Streams.readsOf(registers.accounts().getFirst().inst(), today);
        return ledger.core()
                .states()
                .history(stream)
                .flatMap(f -> ((AccessEvent.ReadsRecorded) f.event()).lines().stream())
                .toList();
    }

    private static Outcome.Done done(OpenLedger ledger, Request request) {
        Outcome outcome =
                ledger.core().ledger().execute(request, Caller.operator(), UUID.randomUUID());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private int export(Path to, Id.Ward ward) {
        PrintStream old = System.err;
        err.reset();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return WardLedger.run(
                    "export",
                    "--evidence=" + to,
                    "--data=" + data.root(),
                    "--user=accountant1",
                    "--password-file=" + folder.resolve("password"),
                    "--lang=en",
                    "--ward=" + ward.value(),
                    "--account=" + acct.value());
        } finally {
            System.setErr(old);
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_blocked_ward_is_handed_to_nobody_until_unblocked_and_the_others_are() throws Exception {
        Id.Ward ward = wards.getFirst();
        assertThat(export(folder.resolve("before.zip"), ward)).as(said()).isZero();
        try (ZipFile zip = new ZipFile(folder.resolve("before.zip").toFile())) {
            assertThat(zip.stream()).anyMatch(e -> e.getName().startsWith("disclosures/"));
        }
        Id.PrivacyCase file;
        try (OpenLedger ledger = open()) {
            var received = done(ledger, new ReceiveRequest(null, ward, Right.BLOCK, "card"));
            file = ((RequestReceived) received.events().getFirst().event()).privacyCase();
            List<DataClass> money = List.of(DataClass.MONEY);
            done(ledger, new Plain(new BlockData(file, PrivacyLaw.PD_25, money)));
        }
        Path blocked = folder.resolve("blocked.zip");
        assertThat(export(blocked, ward)).isEqualTo(1);
        assertThat(said()).contains("blocked", "privacy.unblock");
        assertThat(blocked).doesNotExist();
        assertThat(export(folder.resolve("other.zip"), wards.getLast())).as(said()).isZero();
        try (OpenLedger ledger = open()) {
            List<DataClass> money = List.of(DataClass.MONEY);
            done(ledger, new Plain(new UnblockData(file, PrivacyLaw.PD_25, money)));
        }
        assertThat(export(folder.resolve("after.zip"), ward)).as(said()).isZero();
    }

    @Test
    void who_was_handed_whose_lines_is_on_record_for_each_time_and_for_that_ward_alone() {
        Id.Ward ward = wards.getFirst();
        assertThat(export(folder.resolve("one.zip"), ward)).as(said()).isZero();
        assertThat(export(folder.resolve("one.zip"), ward)).as("it is there").isEqualTo(1);
        assertThat(folder.resolve("one.zip").toFile())
                .satisfies(
                        zip ->
                                assertThat(Files.getPosixFilePermissions(zip.toPath()))
                                        .as("it names a person")
                                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        assertThat(export(folder.resolve("two.zip"), new Id.Ward("wrd_0000000000000000")))
                .isEqualTo(1);
        assertThat(export(folder.resolve("none/one.zip"), ward)).isEqualTo(1);
        assertThat(said()).contains("none/one.zip cannot be written", "a folder that is there");

        try (OpenLedger ledger = open()) {
            List<AccessEvent.Read> reads = reads(ledger);
            assertThat(reads).hasSize(1);
            AccessEvent.Read read = reads.getFirst();
            assertThat(read.ward()).isEqualTo(ward);
            assertThat(read.acct()).isEqualTo(acct);
            assertThat(read.role()).isEqualTo(Code.Role.ACCOUNTANT);
            assertThat(read.purpose()).isEqualTo(AccessEvent.Purpose.WARD_SIDE);
            assertThat(read.reader()).isNotEqualTo(Caller.clock().actor());
            assertThat(read.to()).isBetween(read.from(), read.from().plusMonths(2));
        }
        try (EventStore store = Records.store(data)) {
            String last =
                    new String(
                            store.readAll(store.head() - 1, 1).getFirst().entry(),
                            StandardCharsets.UTF_8);
            assertThat(last)
                    .contains("access.reads-recorded.v1", "CLOCK", "\"d\":{}")
                    .doesNotContain("ACCOUNTANT", acct.value(), ward.value(), "WARD_SIDE");
        }
    }
}
