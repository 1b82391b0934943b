package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.WITNESS_A;
import static org.wardledger.transparency.Keys.WITNESS_B;
import static org.wardledger.transparency.Keys.code;
import static org.wardledger.transparency.Keys.good;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;

class CheckpointTest {
    private static final Instant SEEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final TreeHead HEAD = new TreeHead(70_000, Hashes.EMPTY);

    @Test
    void a_checkpoint_has_three_lines() {
        String body = Checkpoint.of("example.org/log", HEAD).body();
        assertThat(body)
                .isEqualTo(
                        "example.org/log\n70000\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(good(Checkpoint.parse(body)).body()).isEqualTo(body);
        assertThat(good(Checkpoint.parse(body + "extension\n")).body())
                .isEqualTo(body + "extension\n");
    }

    @Test
    void what_is_not_a_checkpoint_is_refused() {
        String root = Hashes.EMPTY.base64();
        assertThat(read("o\n1\n" + root)).isEqualTo("checkpoint.form");
        assertThat(read("\n1\n" + root + "\n")).isEqualTo("checkpoint.form");
        assertThat(read("o\n01\n" + root + "\n")).isEqualTo("text.not-decimal");
        assertThat(read("o\n+1\n" + root + "\n")).isEqualTo("text.not-decimal");
        assertThat(read("o\n-1\n" + root + "\n")).isEqualTo("text.not-decimal");
        assertThat(read("o\n9223372036854775808\n" + root + "\n")).isEqualTo("text.not-decimal");
        assertThat(read("o\n1\nabcd\n")).isEqualTo("text.not-a-hash");
        assertThat(read("o\n1\n" + root.replace("U=", "V=") + "\n")).isEqualTo("text.not-base64");
        assertThat(read("o\n1\n" + root + "\n\nx\n")).isEqualTo("checkpoint.form");
    }

    @Test
    void a_cosignature_binds_time_and_checkpoint() {
        SignedCheckpoint signed = SignedCheckpoint.sign(LOG, HEAD);
        NoteSignature line = WITNESS_A.cosign(signed.checkpoint().body(), SEEN);
        assertThat(line.cosignedAt()).isEqualTo(SEEN);
        SignedNote cosigned = signed.note().with(List.of(line));
        List<Vkey> known = List.of(LOG.logKey(), WITNESS_A.witnessKey(), WITNESS_B.witnessKey());
        assertThat(good(cosigned.signers(known)))
                .containsExactly(LOG.logKey(), WITNESS_A.witnessKey());
        NoteSignature other = WITNESS_A.cosign(signed.checkpoint().body() + "x\n", SEEN);
        assertThat(code(signed.note().with(List.of(other)).signers(known)))
                .isEqualTo("note.bad-signature");
    }

    @Test
    void a_plain_signature_is_no_cosignature() {
        String body = Checkpoint.of("example.org/log", HEAD).body();
        SignedNote note = new SignedNote(body, List.of(WITNESS_A.sign(body)));
        assertThat(good(note.signers(List.of(WITNESS_A.witnessKey())))).isEmpty();
    }

    @Test
    void a_proof_file_is_read_as_it_was_written() {
        SignedCheckpoint signed = SignedCheckpoint.sign(LOG, HEAD);
        Hash sibling = Hashes.leaf(new byte[] {1});
        TlogProof proof = TlogProof.of(4_711, List.of(sibling, Hashes.EMPTY), signed);
        assertThat(proof.format())
                .startsWith("c2sp.org/tlog-proof@v1\nindex 4711\n" + sibling.base64() + "\n");
        assertThat(good(TlogProof.parse(proof.format().getBytes(UTF_8)))).isEqualTo(proof);
        TlogProof extra = proof.withExtra(new byte[] {1, 2, 3});
        assertThat(good(TlogProof.parse(extra.format().getBytes(UTF_8)))).isEqualTo(extra);
        TlogProof only = TlogProof.of(0, List.of(), signed);
        assertThat(good(TlogProof.parse(only.format().getBytes(UTF_8)))).isEqualTo(only);
    }

    @Test
    void what_is_not_a_proof_file_is_refused() {
        String good = TlogProof.of(7, List.of(), SignedCheckpoint.sign(LOG, HEAD)).format();
        assertThat(proof(good.replace("@v1", "@v2"))).isEqualTo("proof.form");
        assertThat(proof(good.replace("index 7\n", ""))).isEqualTo("proof.form");
        assertThat(proof(good.replace("index 7", "index 07"))).isEqualTo("text.not-decimal");
        assertThat(proof(good.replace("index 7\n", "index 7\nabcd\n")))
                .isEqualTo("text.not-a-hash");
        assertThat(proof(good.replace("index 7\n", "extra ?\nindex 7\n")))
                .isEqualTo("text.not-base64");
        assertThat(proof(good.substring(0, good.indexOf("\n\n")))).isEqualTo("proof.form");
        String long64 = (Hashes.EMPTY.base64() + "\n").repeat(64);
        assertThat(proof(good.replace("index 7\n", "index 7\n" + long64))).isEqualTo("proof.form");
    }

    @Test
    void a_quorum_counts_as_its_group_says() {
        Vkey a = WITNESS_A.witnessKey();
        Vkey b = WITNESS_B.witnessKey();
        assertThat(Keys.policy("none").quorum().met(Set.of())).isTrue();
        assertThat(Keys.policy("a").quorum().met(Set.of(b))).isFalse();
        assertThat(Keys.policy("a").quorum().met(Set.of(a))).isTrue();
        assertThat(Keys.policy("any").quorum().met(Set.of(b))).isTrue();
        assertThat(Keys.policy("any").quorum().met(Set.of())).isFalse();
        assertThat(Keys.policy("both").quorum().met(Set.of(b))).isFalse();
        assertThat(Keys.policy("both").quorum().met(Set.of(a, b))).isTrue();
    }

    @Test
    void a_policy_that_says_two_things_is_refused() {
        String good = Keys.policyText("any");
        assertThat(policy(good)).startsWith("good");
        assertThat(policy(good.replace(" ", "\t "))).startsWith("good");
        assertThat(policy(good.replace("quorum any", ""))).isEqualTo("policy.quorum");
        assertThat(policy(good + "quorum none\n")).isEqualTo("policy.quorum");
        assertThat(policy(good.replace("quorum any", "quorum c"))).isEqualTo("policy.name");
        assertThat(policy(good.replace("any any a b", "any 3 a b"))).isEqualTo("policy.group");
        assertThat(policy(good.replace("any any a b", "any 0 a b"))).isEqualTo("policy.group");
        assertThat(policy(good.replace("any any a b", "any any a a"))).isEqualTo("policy.group");
        assertThat(policy(good.replace("witness b", "witness a"))).isEqualTo("policy.name");
        assertThat(policy(good.replace("witness b", "witness none"))).isEqualTo("policy.name");
        assertThat(policy("log " + LOG.logKey() + "\n" + good)).isEqualTo("policy.key");
        assertThat(policy("log " + WITNESS_A.witnessKey() + "\n" + good)).isEqualTo("policy.key");
        assertThat(policy("word\n" + good)).isEqualTo("policy.line");
        assertThat(policy("log\n" + good)).isEqualTo("policy.line");
    }

    private static String policy(String text) {
        return code(Policy.parse(text.getBytes(UTF_8)));
    }

    private static String proof(String text) {
        return code(TlogProof.parse(text.getBytes(UTF_8)));
    }

    private static String read(String text) {
        return code(Checkpoint.parse(text));
    }
}
