package org.wardledger.drills.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.wardledger.launcher.WardLedger;

/// The whole of `ops/compose.yaml` but the boards and the provider of sign-ins: started as that
/// file says, with the files that `make-secrets.sh` makes, TLS everywhere, every role twice, a
/// witness, and one address for everybody. While somebody records without a pause, one part after
/// another is cut off the network, stopped and killed. Everything is seen from outside, through
/// that address.
@Timeout(900)
class ClusterInContainersIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target/containers").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int RECORDS = 5;
    private static final int CHECKPOINTS = 6;

    @Test
    void nothing_is_lost_when_parts_are_cut_off_stopped_and_killed() throws Exception {
        assumeTrue(docker(), "no Docker");
        Images images = Images.chosen();
        images.build(ROOT, FOLDER.resolveSibling("images"));
        ComposeFile file = Installed.from(ROOT, FOLDER);
        try (Containers containers = new Containers(file, images)) {
            try {
                everythingStarts(containers, images);
                try (Portal portal = portal(containers, file)) {
                    SSLContext.setDefault(portal.trust());
                    drill(new Drill(containers, file, portal, new Watch(portal)));
                }
            } catch (Exception | AssertionError e) {
                containers.tell(FOLDER.resolve("said"));
                throw e;
            }
        }
    }

    private static boolean docker() {
        boolean there = DockerClientFactory.instance().isDockerAvailable();
        if (!there) {
            System.out.println(
                    "Skipped: the cluster in containers, because no Docker engine answers here."
                            + " Start one (dockerd, as root) and run this again.");
        }
        return there;
    }

    private static void everythingStarts(Containers containers, Images images) {
        containers.start("db");
        switch (images) {
            case LOCAL -> containers.start("kurrent1"); // the other two are away
            case PUBLIC -> List.of("kurrent1", "kurrent2", "kurrent3").forEach(containers::start);
        }
        containers.complete("dictionaries");
        containers.start("search");
        List.of("witness", "log1", "log2", "command1", "command2", "projector1", "projector2")
                .forEach(containers::start);
        List.of("query1", "query2", "proxy").forEach(containers::start);
    }

    private static Portal portal(Containers containers, ComposeFile file) throws Exception {
        return new Portal(
                containers.port("proxy", Portal.PORT),
                file.folder().resolve("cluster/secrets/ca.pem"),
                Installed.OPERATOR + ":" + Installed.PASSWORD);
    }

    private static void drill(Drill drill) throws Exception {
        await("pages", START, () -> drill.portal.get("/").status() == 200);
        await("requests", START, () -> drill.portal.asOperator("/api/v1/me", null).status() == 200);
        try (Recorder recorder = new Recorder(drill.portal)) {
            drill.goesOn(recorder, "all are well", START);
            drill.signerIsCutOff(recorder);
            drill.projectorStandsStill(recorder);
            drill.commandIsKilled(recorder);
            drill.searchIsCutOff(recorder);
            drill.databaseStandsStill(recorder);
            drill.eventStoreIsKilled(recorder);
            drill.witnessIsCutOff(recorder);
            recorder.close();
            long head = recorder.last();
            System.out.printf(
                    "%d acknowledged, %d times asked again%n",
                    recorder.acknowledged(), recorder.repeated());
            drill.oneHistory(head);
            recorder.everyPromiseIsKeptOnce(PublishedEntries.read(drill.portal.log(), head));
            recorder.everyPromiseIsRemembered();
            assertThat(drill.watch.size("checkpoint.latest")).isEqualTo(head);
            drill.rebuiltIsTheSame();
        }
    }

    /// Anything that becomes true.
    private interface Question {
        boolean holds() throws Exception;
    }

    /// @return how long it took
    private static Duration await(String what, Duration patience, Question question)
            throws Exception {
        long start = System.nanoTime();
        while (!question.holds()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("still not, after " + patience + ": " + what);
            }
            Thread.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// What is done to the cluster, and what has to be seen then.
    private record Drill(Containers containers, ComposeFile file, Portal portal, Watch watch) {
        /// More is recorded, signed and searchable than there was.
        void goesOn(Recorder recorder, String when, Duration patience) throws Exception {
            long before = recorder.last();
            Duration recording =
                    await("records: " + when, patience, () -> recorder.last() > before + RECORDS);
            long after = recorder.last();
            Duration log =
                    await("log: " + when, patience, () -> watch.size("checkpoint.latest") >= after);
            Duration search =
                    await("search: " + when, patience, () -> portal.searchable() >= after);
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
            containers.pause("db");
            await("requests are not taken", SOON, () -> recorder.repeated() > 0);
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
            assertThat(watch.size("checkpoint.latest")).isEqualTo(head);
            for (Path kept : watch.kept(FOLDER.resolve("kept"), CHECKPOINTS)) {
                assertThat(verified("--checkpoint=" + kept)).as(kept.toString()).isZero();
            }
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
            await(
                    "rebuilt",
                    SOON,
                    () -> !portal.asOperator(rebuild, null).body().contains("RUNNING"));
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
                            "SELECT holder FROM lease WHERE name = '"
                                    + lease
                                    + "' AND until > now()",
                            "ledger_shared");
            for (String service : services) {
                if (holder.contains(Installed.nodeId(file, service))) {
                    return service;
                }
            }
            throw new AssertionError("nobody has " + lease + ", but " + holder);
        }
    }
}
