package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verdict;
import org.wardledger.transparency.verify.Verifier;
import tools.jackson.databind.JsonNode;

/// What is asked once, when everything is over: keys from all of the run, views built anew, the
/// whole log verified, and an end in order.
///
/// @param out told what is going on
record Ending(Site site, Door door, Tally tally, PrintStream out) {
    private static final String REBUILD = "/api/v1/operator/rebuild";
    private static final int LOOKS = 600;
    private static final Duration WITNESSED = Duration.ofSeconds(60);

    /// @param many keys to repeat, drawn from all of the run
    void check(Reckoning reckoning, List<Known> known, int many, LogWatch watch)
            throws IOException, InterruptedException {
        reckoning.all();
        List<Known> drawn = new ArrayList<>(known);
        Collections.shuffle(drawn, new Random(known.size()));
        reckoning.repeat(drawn.subList(0, Math.min(many, drawn.size())));
        rebuild();
        witnessed(watch);
        watch.end();
        verify();
        boolean orderly = site.product().stop();
        tally.check(orderly, "ends-in-order", null, "the product did not end in time");
    }

    /// The views that readers see are those that a rebuild from the first event gives.
    private void rebuild() throws InterruptedException {
        door.post(Staff.OPERATOR, REBUILD + "?force=false", new byte[0], "application/json");
        JsonNode standing = door.get(Staff.OPERATOR, REBUILD);
        for (int look = 0; look < LOOKS && running(standing); look++) {
            Thread.sleep(200);
            standing = door.get(Staff.OPERATOR, REBUILD);
        }
        String state = standing.get("state").asString();
        tally.check(state.equals("EQUAL"), "rebuild-equal", null, standing.toString());
        out.println("rebuild at " + standing.get("position").asString() + ": " + state);
    }

    private static boolean running(JsonNode standing) {
        return standing.get("state").asString().equals("RUNNING");
    }

    /// Within a minute of the last record, the witness has seen it.
    private void witnessed(LogWatch watch) throws InterruptedException {
        long wanted = watch.size();
        long end = System.nanoTime() + WITNESSED.toNanos();
        while (watch.witnessed() < wanted && System.nanoTime() < end) {
            Thread.sleep(300);
        }
        String evidence = "witnessed up to " + watch.witnessed();
        tally.check(watch.witnessed() >= wanted, "witnessed-in-time", wanted, evidence);
    }

    private void verify() throws IOException {
        Policy policy = Policy.parse(Files.readAllBytes(site.policy())).good().orElseThrow();
        try (HttpSource source =
                new HttpSource(site.address().resolve("/log"), Duration.ofSeconds(20))) {
            Verdict verdict = Verifier.check(source, Question.of(policy), Progress.none());
            String found = verdict.outcome() + " " + verdict.findings();
            tally.check(verdict.outcome().name().equals("WITNESSED"), "verified", null, found);
            out.println("verifier: " + verdict.outcome());
        }
    }
}
