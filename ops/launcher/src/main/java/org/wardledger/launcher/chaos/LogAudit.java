package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.tiles.TileName;
import tools.jackson.databind.JsonNode;

/// Reads the published entries and compares them with what was acknowledged: each acknowledged
/// event stands once and at the place that was told, and nothing stands there that nobody was told
/// of and that the ledger does not do by itself. Only while nothing is under way.
final class LogAudit {
    /// What follows from something else: the ledger's own doing, refusals on the record, and the
    /// lines of a bank file, whose confirmation names no events.
    private static final Set<String> OWN =
            Set.of(
                    "subaccount.opened.v1",
                    "attempt.refused.v1",
                    "statement.imported.v1",
                    "statement.line-recorded.v1",
                    "account.mapping-saved.v1",
                    "institution.occupancy-reported.v1",
                    "period.day-checked.v1",
                    "ledger.genesis.v1",
                    "publication.recomputed.v1",
                    "wardstatement.issued.v1",
                    "ledger.rebuild-compared.v1");

    private final Site site;
    private final Tally tally;
    private final Acknowledged acknowledged;
    private final List<String> ids = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final BitSet claimed = new BitSet();
    private int compared;
    private int judged;

    LogAudit(Site site, Tally tally, Acknowledged acknowledged) {
        this.site = site;
        this.tally = tally;
        this.acknowledged = acknowledged;
    }

    /// @param size entries that are published
    void compare(long size) throws IOException {
        read(size);
        for (Known known : acknowledged.from(compared)) {
            compared++;
            for (int i = 0; i < known.events().size(); i++) {
                compare(known, known.first() + i, known.events().get(i));
            }
        }
        while (judged < ids.size()) {
            String type = types.get(judged);
            String id = ids.get(judged);
            judged++;
            boolean explained = claimed.get(judged) || OWN.contains(type);
            String evidence = type + " " + id + " was acknowledged to nobody";
            tally.check(explained, "nothing-unasked", (long) judged, evidence);
        }
    }

    private void compare(Known known, long position, String id) {
        int at = (int) position;
        String what = known.code() + " " + known.key() + " of " + known.who();
        boolean there = at >= 1 && at <= ids.size() && ids.get(at - 1).equals(id);
        String found = at >= 1 && at <= ids.size() ? ids.get(at - 1) : "nothing";
        String wanted = what + ": event " + id + " was acknowledged, there is " + found;
        tally.check(there, "acknowledged-present", position, wanted);
        tally.check(!claimed.get(at), "acknowledged-once", position, what + ": told twice");
        claimed.set(at);
    }

    private void read(long size) throws IOException {
        try (HttpSource source =
                new HttpSource(site.address().resolve("/log"), Duration.ofSeconds(20))) {
            while (ids.size() < size) {
                long bundle = ids.size() / TileName.FULL;
                TileName name = TileName.in(size, TileName.ENTRIES, bundle).orElseThrow();
                Optional<byte[]> bytes = source.read(name);
                if (bytes.isEmpty()) {
                    throw new IOException(name.path() + " is missing");
                }
                List<byte[]> entries = Bundle.read(bytes.get()).entries();
                if (entries.size() <= ids.size() % TileName.FULL) {
                    throw new IOException(name.path() + " is short");
                }
                for (byte[] entry : entries.subList(ids.size() % TileName.FULL, entries.size())) {
                    take(Door.JSON.readTree(entry));
                }
            }
        }
    }

    private void take(JsonNode entry) {
        String id = entry.get("id").asString();
        ids.add(id);
        types.add(entry.get("t").asString());
        Integer before = positions.putIfAbsent(id, ids.size());
        String twice = "event " + id + " stands at " + before + " already";
        tally.check(before == null, "events-once", (long) ids.size(), twice);
    }

    /// How many published entries are of this type.
    long count(String type) {
        return types.stream().filter(type::equals).count();
    }

    long size() {
        return ids.size();
    }
}
