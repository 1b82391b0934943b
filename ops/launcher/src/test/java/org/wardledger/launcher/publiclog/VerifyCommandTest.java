package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.WardLedger;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.TlogProof;

/// What somebody who trusts nobody can find out with a copy of the log.
class VerifyCommandTest {
    @TempDir Path root;
    private DataFolder data;
    private Path policy;
    private Path mirror;

    @BeforeEach
    void aLogAndACopyOfIt() throws Exception {
        data = DataFolder.of(root.resolve("data"));
        publish(280);
        mirror = root.resolve("mirror");
        copy(data.log(), mirror);
    }

    private void publish(int count) throws Exception {
        try (EventStore store = Records.store(data)) {
            Records.sealed(store, count);
            LogOptions options = new LogOptions("example.org/ledger", null);
            try (PublicLog log = PublicLog.start(store, data, options, InstantSource.system())) {
                Records.await(() -> provable(log, store.head()));
                policy = Files.writeString(root.resolve("policy"), log.source().policy());
            }
        }
    }

    @Test
    void a_copy_is_consistent_and_without_witnesses_it_says_so() throws IOException {
        assertThat(verify(mirror, "--policy", policy)).isEqualTo(10);
        assertThat(verify(mirror)).isEqualTo(20);
    }

    @Test
    void one_bit_anywhere_in_the_entries_is_found() throws IOException {
        Path bundle = mirror.resolve("tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        assertThat(verify(mirror, "--policy", policy)).isEqualTo(40);
    }

    @Test
    void a_checkpoint_kept_from_an_earlier_visit_shows_another_history() throws Exception {
        Path kept = root.resolve("kept");
        assertThat(verify(mirror, "--policy", policy, "--save-checkpoint", kept)).isEqualTo(10);
        publish(3);
        assertThat(verify(data.log(), "--policy", policy, "--checkpoint", kept)).isEqualTo(10);
        assertThat(verify(mirror, "--policy", policy, "--checkpoint", kept)).isEqualTo(10);

        Path newer = root.resolve("newer");
        assertThat(verify(data.log(), "--policy", policy, "--save-checkpoint", newer))
                .isEqualTo(10);
        byte[] before = Files.readAllBytes(newer);
        int exit =
                verify(
                        mirror,
                        "--policy",
                        policy,
                        "--checkpoint",
                        newer,
                        "--save-checkpoint",
                        newer);
        assertThat(exit).isEqualTo(30);
        assertThat(newer).hasBinaryContent(before);
    }

    /// A full disk or a kill in between would else leave a cut one: nothing to compare with.
    @Test
    void a_kept_checkpoint_is_replaced_by_a_whole_one_and_never_written_over() throws Exception {
        Path kept = root.resolve("kept");
        assertThat(verify(mirror, "--policy", policy, "--save-checkpoint", kept)).isEqualTo(10);
        byte[] before = Files.readAllBytes(kept);
        Path same = Files.createLink(root.resolve("same-file"), kept);
        publish(3);
        assertThat(
                        verify(
                                data.log(),
                                "--policy",
                                policy,
                                "--checkpoint",
                                kept,
                                "--save-checkpoint",
                                kept))
                .isEqualTo(10);
        assertThat(Files.readAllBytes(kept)).isNotEqualTo(before);
        assertThat(same).hasBinaryContent(before);
        Path nowhere = root.resolve("nowhere/kept");
        assertThat(verify(mirror, "--policy", policy, "--save-checkpoint", nowhere)).isEqualTo(1);
    }

    @Test
    void a_proof_is_checked_without_any_log() throws Exception {
        LogReader reader = new LogReader(mirror);
        TlogProof proof = reader.proof(reader.witnessed().orElseThrow(), 7).orElseThrow();
        byte[] entry = reader.entry(reader.witnessed().orElseThrow(), 7).orElseThrow();
        Path alone = Files.writeString(root.resolve("7.tlog-proof"), proof.format());
        Path both =
                Files.writeString(root.resolve("both.tlog-proof"), proof.withExtra(entry).format());
        Path right = Files.write(root.resolve("7.entry"), entry);
        entry[12] ^= 1;
        Path wrong = Files.write(root.resolve("wrong.entry"), entry);

        assertThat(run("--policy", policy, "--proof", alone, "--entry", right)).isEqualTo(10);
        assertThat(run("--policy", policy, "--proof", both)).isEqualTo(10);
        assertThat(run("--proof", both)).isEqualTo(20);
        assertThat(run("--policy", policy, "--proof", alone, "--entry", wrong)).isEqualTo(40);
        assertThat(run("--policy", policy, "--proof", alone)).isEqualTo(1);
        assertThat(verify(mirror, "--policy", policy, "--proof", both)).isEqualTo(10);
        assertThat(run("--policy", policy, "--proof", both, "--proof", alone, "--entry", wrong))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"kk,ТЕКСЕРІЛМЕДІ", "ru,НЕ ПРОВЕРЕНО", "en,NOT CHECKED"})
    void what_was_not_checked_is_said_in_the_readers_language(String language, String words)
            throws IOException {
        String said = said(mirror.toString(), "--lang", language);
        assertThat(said.toUpperCase(java.util.Locale.ROOT)).contains(words);
    }

    @Test
    void a_bundle_is_the_same_each_time_and_good_without_the_log() throws Exception {
        Path kept = root.resolve("kept");
        assertThat(verify(mirror, "--policy", policy, "--save-checkpoint", kept)).isEqualTo(10);
        publish(5);
        Path one = root.resolve("one.zip");
        Path two = root.resolve("two.zip");
        String id = Records.id(9).toString();
        for (Path target : List.of(one, two)) {
            assertThat(export(target, "--previous", kept, "--index", "3,283", "--about", id))
                    .isZero();
        }
        assertThat(one).hasSameBinaryContentAs(two);
        assertThat(verify(one, "--policy", policy)).isEqualTo(10);
        assertThat(verify(one, "--policy", policy, "--checkpoint", kept)).isEqualTo(10);
        assertThat(verify(one)).isEqualTo(20);
        String said = said(one.toString(), "--policy", policy.toString(), "--lang", "en");
        assertThat(said).contains("280").contains("good and of this history: 3");
        assertThat(export(one, "--index", "1")).isEqualTo(1);
        assertThat(export(root.resolve("far.zip"), "--index", "9999")).isEqualTo(1);
        assertThat(export(root.resolve("none.zip"))).isEqualTo(1);
    }

    @Test
    void any_bit_of_what_a_bundle_proves_can_be_turned_and_is_found() throws Exception {
        Path bundle = root.resolve("bundle.zip");
        assertThat(export(bundle, "--index", "3,4")).isZero();
        byte[] good = Files.readAllBytes(bundle);
        for (String place : List.of("{\"d\":", "index 3", "example.org/ledger\n280")) {
            byte[] bytes = good.clone();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            bytes[text.indexOf(place) + place.length() - 1] ^= 1;
            Files.write(bundle, bytes);
            assertThat(verify(bundle, "--policy", policy)).as(place).isEqualTo(40);
        }
        Files.write(bundle, java.util.Arrays.copyOf(good, good.length / 2));
        assertThat(verify(bundle, "--policy", policy)).isEqualTo(40);
        assertThat(verify(root.resolve("gone.zip"), "--policy", policy)).isEqualTo(1);
    }

    private int export(Path target, Object... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "export",
                                "--evidence",
                                target.toString(),
                                "--log",
                                data.log().toString()));
        Stream.of(arguments).map(String::valueOf).forEach(all::add);
        return WardLedger.run(all.toArray(String[]::new));
    }

    @Test
    void what_cannot_be_found_out_is_no_verdict() throws IOException {
        assertThat(run("http://127.0.0.1:1/log")).isEqualTo(1);
        assertThat(run(root.resolve("nowhere"))).isEqualTo(1);
        assertThat(run()).isEqualTo(1);
        assertThat(verify(mirror, "--policy", root.resolve("nowhere"))).isEqualTo(1);
        Path junk = Files.writeString(root.resolve("junk"), "no checkpoint");
        assertThat(verify(mirror, "--policy", policy, "--checkpoint", junk)).isEqualTo(1);
    }

    private static int verify(Path place, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(place));
        all.addAll(List.of(arguments));
        return run(all.toArray());
    }

    private static int run(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("verify"));
        Stream.of(arguments).map(String::valueOf).forEach(all::add);
        return WardLedger.run(all.toArray(String[]::new));
    }

    private static String said(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            run((Object[]) arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean provable(PublicLog log, long position) {
        try {
            return log.reader().status().provable(position);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
