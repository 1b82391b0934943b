package org.wardledger.drills.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;

/// The whole of `ops/compose.yaml` but the boards and the provider of sign-ins: started as that
/// file says, with the files that `make-secrets.sh` makes, TLS everywhere, every role twice, a
/// witness, and one address for everybody. While somebody records without a pause, one part after
/// another is cut off the network, stopped and killed. Everything is seen from outside, through
/// that address.
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ClusterInContainersIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target/containers").toAbsolutePath();

    @Test
    void nothing_is_lost_when_parts_are_cut_off_stopped_and_killed() throws Exception {
        assumeTrue(askedFor(), "not asked for");
        assertThat(DockerClientFactory.instance().isDockerAvailable())
                .as("a Docker engine answers")
                .isTrue();
        Images images = Images.chosen();
        images.build(ROOT, FOLDER.resolveSibling("images"));
        ComposeFile file = Installed.from(ROOT, FOLDER);
        try (Containers containers = new Containers(file, images)) {
            try {
                everythingStarts(containers, images);
                try (Portal portal = portal(containers, file)) {
                    SSLContext.setDefault(portal.trust());
                    drill(new Drill(containers, file, FOLDER, portal, new Watch(portal)));
                }
            } catch (Exception | AssertionError e) {
                containers.tell(FOLDER.resolve("said"));
                throw e;
            }
        }
    }

    /// It needs more of a machine than a build may ask for: an engine, programs to make images of,
    /// memory for fourteen containers.
    private static boolean askedFor() {
        boolean asked = Images.asked();
        if (!asked) {
            System.out.println(
                    "Skipped: the cluster in containers. ops/drills/run brings what it needs on"
                            + " Debian and runs it; LEDGER_TEST_IMAGES=local or public asks for it"
                            + " in any build.");
        }
        return asked;
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
        Drill.await("pages", Drill.START, () -> drill.portal().get("/").status() == 200);
        Drill.await(
                "requests",
                Drill.START,
                () -> drill.portal().asOperator("/api/v1/me", null).status() == 200);
        try (Recorder recorder = new Recorder(drill.portal())) {
            drill.goesOn(recorder, "all are well", Drill.START);
            for (Step step : steps(drill)) {
                step.against(recorder);
            }
            recorder.close();
            long head = recorder.last();
            System.out.printf(
                    "%d acknowledged, %d times asked again%n",
                    recorder.acknowledged(), recorder.repeated());
            drill.oneHistory(head);
            recorder.everyPromiseIsRemembered();
            recorder.everyPromiseIsKeptOnce(drill.published());
            drill.rebuiltIsTheSame();
        }
    }

    /// Something that is done to the cluster while somebody records.
    private interface Step {
        void against(Recorder recorder) throws Exception;
    }

    /// All of them once in the order of the docs; then, where `-Ddrill.rounds` says more than one,
    /// again in orders that follow from `-Ddrill.seed`.
    private static List<Step> steps(Drill drill) {
        List<Step> round =
                new ArrayList<>(
                        List.of(
                                drill::signerIsCutOff,
                                drill::projectorStandsStill,
                                drill::commandIsKilled,
                                drill::searchIsCutOff,
                                drill::databaseStandsStill,
                                drill::eventStoreIsKilled,
                                drill::witnessIsCutOff));
        List<Step> all = new ArrayList<>(round);
        int rounds = Integer.getInteger("drill.rounds", 1);
        long seed = Long.getLong("drill.seed", 1);
        System.out.printf("%d rounds, seed %d%n", rounds, seed);
        Random random = new Random(seed);
        for (int i = 1; i < rounds; i++) {
            Collections.shuffle(round, random);
            all.addAll(round);
        }
        return all;
    }
}
