package org.wardledger.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.sequencer.Agreement;
import org.wardledger.vault.FreshDatabase;

/// The row that keeps two signers apart.
class LogRowTest {
    private static final SigningKey KEY =
            SigningKey.generate("example.org/shared", new SecureRandom());

    @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

    private LogRow row;

    @BeforeEach
    void fresh() {
        row = new LogRow(DATABASE.settings(), KEY.name(), null);
        row.prepare();
    }

    @AfterEach
    void close() {
        row.close();
    }

    private static SignedCheckpoint at(long size, int root) {
        byte[] hash = new byte[Hash.BYTES];
        hash[0] = (byte) root;
        return SignedCheckpoint.sign(KEY, new TreeHead(size, Hash.of(hash)));
    }

    @Test
    void nothing_stands_there_before_the_first() throws Exception {
        assertThat(row.read()).isEqualTo(Agreement.Agreed.NOTHING);
        assertThat(row.turn()).isEmpty();
    }

    @Test
    void a_reader_finds_nothing_where_no_table_is() throws Exception {
        try (LogRow reader = new LogRow(DATABASE.another(), KEY.name(), null)) {
            assertThat(reader.read()).isEqualTo(Agreement.Agreed.NOTHING);
        }
    }

    @Test
    void of_two_first_ones_one_stands() throws Exception {
        assertThat(row.sign(Optional.empty(), at(5, 1), 1)).isTrue();
        assertThat(row.sign(Optional.empty(), at(6, 2), 2)).isFalse();
        assertThat(row.read().signed().orElseThrow().bytes()).isEqualTo(at(5, 1).bytes());
    }

    @Test
    void only_what_was_followed_is_replaced() throws Exception {
        assertThat(row.sign(Optional.empty(), at(5, 1), 1)).isTrue();
        assertThat(row.sign(Optional.of(at(5, 9)), at(7, 2), 1)).as("another root").isFalse();
        assertThat(row.sign(Optional.of(at(4, 1)), at(7, 2), 1)).as("another size").isFalse();
        assertThat(row.sign(Optional.of(at(5, 1)), at(5, 2), 1)).as("no longer").isFalse();
        assertThat(row.sign(Optional.of(at(5, 1)), at(7, 2), 1)).isTrue();
        assertThat(row.read().signed().orElseThrow().size()).isEqualTo(7);
    }

    @Test
    void a_token_older_than_the_youngest_writes_nothing() throws Exception {
        assertThat(row.sign(Optional.empty(), at(5, 1), 4)).isTrue();
        assertThat(row.sign(Optional.of(at(5, 1)), at(7, 2), 3)).isFalse();
        assertThat(row.witness(at(5, 1), 3)).isFalse();
        assertThat(row.sign(Optional.of(at(5, 1)), at(7, 2), 5)).isTrue();
        assertThat(row.sign(Optional.of(at(7, 2)), at(8, 3), 4)).isFalse();
    }

    @Test
    void what_witnesses_said_never_gets_shorter_nor_longer_than_what_is_signed() throws Exception {
        assertThat(row.sign(Optional.empty(), at(5, 1), 1)).isTrue();
        assertThat(row.witness(at(6, 2), 1)).isFalse();
        assertThat(row.witness(at(5, 1), 1)).isTrue();
        assertThat(row.witness(at(4, 1), 1)).isFalse();
        assertThat(row.read().witnessed().orElseThrow().size()).isEqualTo(5);
    }

    @Test
    void an_outage_is_an_outage_and_ends() throws Exception {
        assertThat(row.sign(Optional.empty(), at(5, 1), 1)).isTrue();
        DATABASE.refuse();
        assertThatThrownBy(row::read).isInstanceOf(IOException.class);
        DATABASE.admit();
        assertThat(row.read().signed().orElseThrow().size()).isEqualTo(5);
    }

    @Test
    void a_damaged_row_says_what_to_do() throws Exception {
        assertThat(row.sign(Optional.empty(), at(5, 1), 1)).isTrue();
        DATABASE.run("UPDATE log_checkpoint SET note = 'x'");
        assertThatThrownBy(row::read).hasMessageContaining("delete it");
    }
}
