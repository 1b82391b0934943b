package org.wardledger.web.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.views.ViewJson;
import org.wardledger.views.audit.AuditView;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.web.proof.ProofSource;

/// What a page says of its own records, beside a public log of a few entries.
class LeafMarksTest {
    private static final String ID = "10000000-0000-8000-8000-000000000001";
    private static final String SEALED =
            "{\"d\":{\"acct\":\"acc_1\",\"exp\":\"exp_1\",\"inst\":\"ins_1\",\"method\":\"BANK\"},"
                    + "\"day\":\"2026-10-01\",\"f\":1,\"id\":\""
                    + ID
                    + "\",\"pub\":{\"rule\":\"PR-1\",\"tier\":\"SEALED\"},"
                    + "\"t\":\"expenditure.proposed.v1\"}";

    @TempDir private Path folder;

    private LeafMarks log(String... entries) throws IOException {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        TileEdge edge = new TileEdge();
        for (String entry : entries) {
            Bundle.append(bundle, entry.getBytes(UTF_8));
            edge.append(Hashes.leaf(entry.getBytes(UTF_8)), (_, _) -> {});
        }
        Path file = folder.resolve("tile/entries/000.p/" + entries.length);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.write(file, bundle.toByteArray());
        SigningKey key = SigningKey.generate("log.example.org/ledger", new SecureRandom());
        Files.write(
                folder.resolve(LogFolder.LATEST), SignedCheckpoint.sign(key, edge.head()).bytes());
        return new LeafMarks(new ProofSource(new LogReader(folder), "", _ -> Optional.empty()));
    }

    private static AuditView proposed() {
        return ViewJson.read(
                """
                {"id":"%s","from":1,"to":9223372036854775807,"position":1,
                 "type":"expenditure.proposed.v1","feature":"expenditure","day":"2026-10-01",
                 "account":"acc_1","expenditure":"exp_1","codes":[]}
                """
                        .formatted(ID),
                AuditView.class);
    }

    private static ExpenditureView purchase(String more) {
        return ViewJson.read(
                """
                {"id":"exp_1","from":1,"to":9223372036854775807,"position":1,"event":"%s",
                 "institution":"ins_1","account":"acc_1","tier":"SEALED","method":"BANK",
                 "day":"2026-10-01","advance":false%s}
                """
                        .formatted(ID, more),
                ExpenditureView.class);
    }

    @Test
    void a_page_that_says_what_its_entry_says_is_not_marked() throws IOException {
        LeafMarks marks = log(SEALED);
        assertThat(marks.of(proposed())).isEmpty();
        assertThat(marks.of(purchase(""), List.of(proposed()))).isEmpty();
    }

    @Test
    void an_amount_that_the_entry_hides_is_marked_on_the_page_of_the_purchase() throws IOException {
        assertThat(log(SEALED).of(purchase(",\"amount\":1"), List.of(proposed())))
                .extracting(Disagreement::field)
                .containsExactly("amount");
    }

    @Test
    void what_no_checkpoint_covers_and_what_cannot_be_understood_mark_nothing() throws IOException {
        assertThat(log("{\"d\":").of(proposed())).isEmpty();
        Files.delete(folder.resolve(LogFolder.LATEST));
        assertThat(
                        new LeafMarks(
                                        new ProofSource(
                                                new LogReader(folder), "", _ -> Optional.empty()))
                                .of(proposed()))
                .isEmpty();
    }

    @Test
    void a_damaged_folder_marks_nothing_and_breaks_no_page() throws IOException {
        LeafMarks marks = log(SEALED);
        Files.write(folder.resolve("tile/entries/000.p/1"), new byte[] {9, 9, 9});
        assertThat(marks.of(purchase(""), List.of(proposed()))).isEmpty();
    }
}
