package org.wardledger.drills.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wardledger.launcher.WardLedger;

/// What is done to the cluster, and what has to be seen then.
///
/// @param folder for checkpoints that are kept
record Drill(Containers containers, ComposeFile file, Path folder, Portal portal, Watch watch) {
    static final Duration START = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int RECORDS = 5;
    private static final int CHECKPOINTS = 6;

    /// More is recorded, signed and searchable than there was.
    void goesOn(Recorder recorder, String when, Duration patience) throws Exception {
        long before = recorder.last();
        Duration recording =
                await("records: " + when, patience, () -> recorder.last() > before + RECORDS);
        long after = recorder.last();
        Duration log =
                await("log: " + when, patience, () -> watch.size("checkpoint.latest") >= after);
        Duration search = await("search: " + when, patience, () -> portal.searchable() >= after);
        System.out.printf(
                "%s: recording after %d ms, log %d ms later, search %d ms later%n",
                when, recording.toMillis(), log.toMillis(), search.toMillis());
    }

    /// It believes that it is its turn still, and nobody can tell it otherwise.
    void signerIsCutOff(Recorder recorder) throws Exception {
        String signer = whose("log", "log1", "log2");
        containers.cut(signer);
        goesOn(recorder, signer + " signed and is cut off", SOON);
        assertThat(whose("log", "log1", "log2")).isNotEqualTo(signer);
        containers.join(signer);
        goesOn(recorder, signer + " is back", SOON);
    }

    void projectorStandsStill(Recorder recorder) throws Exception {
        for (String each : List.of("projector1", "projector2")) {
            containers.pause(each); // the one that has the lease, and the one that has not
            goesOn(recorder, each + " stands still", SOON);
            containers.resume(each);
        }
        goesOn(recorder, "both projectors are back", SOON);
    }

    void commandIsKilled(Recorder recorder) throws Exception {
        for (String each : List.of("command1", "command2")) {
            containers.kill(each);
            goesOn(recorder, each + " is killed", SOON);
            containers.startAgain(each);
            await(each + " is back", START, () -> healthy(each));
        }
    }

    private boolean healthy(String each) throws IOException, InterruptedException {
        return containers
                .inside(
                        each,
                        "bash",
                        "-c",
                        "exec 3<>/dev/tcp/127.0.0.1/8080;"
                                + " printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3;"
                                + " head -1 <&3 || true")
                .contains("200");
    }

    /// Recording and the log go on; the pages say that they cannot answer now.
    void searchIsCutOff(Recorder recorder) throws Exception {
        containers.cut("search");
        await("pages say so", SOON, () -> portal.get("/audit").status() == 503);
        long before = recorder.last();
        await("recording goes on", SOON, () -> recorder.last() > before + RECORDS);
        long after = recorder.last();
        await("the log goes on", SOON, () -> watch.size("checkpoint.latest") >= after);
        containers.join("search");
        goesOn(recorder, "search is back", SOON);
    }

    /// Who may sign is not known while it stands still, so nobody signs and nobody records.
    void databaseStandsStill(Recorder recorder) throws Exception {
        int before = recorder.repeated();
        containers.pause("db");
        await("requests are not taken", SOON, () -> recorder.repeated() > before);
        containers.resume("db");
        goesOn(recorder, "database is back", SOON);
    }

    void eventStoreIsKilled(Recorder recorder) throws Exception {
        int before = recorder.repeated();
        containers.kill("kurrent1");
        await("requests are not taken", SOON, () -> recorder.repeated() > before);
        assertThat(portal.get("/").status()).isEqualTo(200);
        containers.startAgain("kurrent1");
        goesOn(recorder, "event store is back", SOON);
    }

    /// The log is published without a cosignature and says so; afterwards it gets one.
    void witnessIsCutOff(Recorder recorder) throws Exception {
        containers.cut("witness");
        long cosigned = watch.size("checkpoint");
        goesOn(recorder, "witness is cut off", SOON);
        assertThat(watch.size("checkpoint")).isLessThan(watch.size("checkpoint.latest"));
        containers.join("witness");
        await("cosigned again", SOON, () -> watch.size("checkpoint") > cosigned);
    }

    /// What anybody can check: the whole log, cosigned, and that each checkpoint that was ever
    /// shown is a beginning of it.
    void oneHistory(long head) throws Exception {
        await("all is cosigned", SOON, () -> watch.size("checkpoint") >= head);
        for (Path kept : watch.kept(folder.resolve("kept"), CHECKPOINTS)) {
            assertThat(verified("--checkpoint=" + kept)).as(kept.toString()).isZero();
        }
    }

    /// Everything that is published after what is asked for now has settled.
    List<PublishedEntries.Entry> published() throws Exception {
        long before = watch.size("checkpoint.latest");
        Thread.sleep(SETTLING);
        return PublishedEntries.read(
                portal.log(), Math.max(before, watch.size("checkpoint.latest")));
    }

    private int verified(String more) {
        Path policy = file.folder().resolve("cluster/secrets/public/policy");
        return WardLedger.run(
                "verify", "--lang=en", "--policy=" + policy, more, portal.log().toString());
    }

    void rebuiltIsTheSame() throws Exception {
        long head = watch.size("checkpoint.latest");
        await("all is searchable", SOON, () -> portal.searchable() >= head);
        String rebuild = "/api/v1/operator/rebuild";
        assertThat(portal.asOperator(rebuild, "").status()).isEqualTo(202);
        await("rebuilt", SOON, () -> !portal.asOperator(rebuild, null).body().contains("RUNNING"));
        assertThat(portal.asOperator(rebuild, null).body()).contains("\"EQUAL\"");
    }

    /// The service that has a lease.
    private String whose(String lease, String... services) throws Exception {
        String holder =
                containers.inside(
                        "db",
                        "psql",
                        "-U",
                        "postgres",
                        "-At",
                        "-c",
                        "SELECT holder FROM lease WHERE name = '" + lease + "' AND until > now()",
                        "ledger_shared");
        for (String service : services) {
            if (holder.contains(Installed.nodeId(file, service))) {
                return service;
            }
        }
        throw new AssertionError("nobody has " + lease + ", but " + holder);
    }

    /// Anything that becomes true.
    interface Question {
        boolean holds() throws Exception;
    }

    /// @return how long it took
    static Duration await(String what, Duration patience, Question question) throws Exception {
        long start = System.nanoTime();
        while (!question.holds()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("still not, after " + patience + ": " + what);
            }
            Thread.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
