package org.wardledger.transparency.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardledger.transparency.evidence.EvidenceBundle;

/// Checks what an evidence bundle discloses about one ward: each line against its entry, then all
/// of them against each other. The entries themselves are proved elsewhere.
final class DisclosureFiles {
    private final Map<String, byte[]> files;
    private final List<Disclosed> good = new ArrayList<>();

    DisclosureFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    /// Nothing where the bundle discloses nothing.
    ///
    /// @param proved whether every entry of the bundle is in the log
    List<Finding> check(boolean proved) {
        if (files.keySet().stream().noneMatch(DisclosureFiles::isOne)) {
            return List.of();
        }
        Optional<Finding> bad = read();
        List<Finding> findings = new ArrayList<>();
        if (bad.isPresent()) {
            findings.add(bad.get());
        } else if (proved) {
            findings.add(Finding.holds(Statement.DISCLOSURES, good.size(), ward()));
        } else {
            findings.add(Finding.notChecked(Statement.DISCLOSURES, "disclosure.unproved"));
        }
        findings.addAll(WardAccount.check(good));
        return findings;
    }

    private static boolean isOne(String name) {
        return name.startsWith(EvidenceBundle.DISCLOSURES);
    }

    private String ward() {
        return good.isEmpty() ? "" : good.getFirst().ward();
    }

    /// Keeps what holds, tells the first thing that does not.
    private Optional<Finding> read() {
        Optional<Finding> first = Optional.empty();
        Map<String, String> seen = new HashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!isOne(file.getKey())) {
                continue;
            }
            List<String> rows = Disclosed.rows(file.getValue());
            for (int row = 1; row <= rows.size(); row++) {
                Optional<Finding> bad = row(file.getKey(), row, rows.get(row - 1), seen);
                first = first.isPresent() ? first : bad;
            }
        }
        return first;
    }

    private Optional<Finding> row(String file, int row, String json, Map<String, String> seen) {
        String stem =
                file.substring(EvidenceBundle.DISCLOSURES.length())
                        .replace(EvidenceBundle.ROWS, "");
        byte[] entry = files.get(EvidenceBundle.LEAVES + stem + EvidenceBundle.ENTRY);
        if (entry == null || !stem.matches("[0-9]{1,18}")) {
            return bad("disclosure.no-entry", file, row);
        }
        Optional<Disclosed> read = Disclosed.read(file, row, Long.parseLong(stem), entry, json);
        if (read.isEmpty()) {
            return bad("disclosure.not-in-entry", file, row);
        }
        Disclosed line = read.get();
        if (seen.put(Disclosed.text(line.digest()), file) != null) {
            return bad("disclosure.twice", file, row);
        }
        if (!good.isEmpty() && !line.ward().equals(ward())) {
            return bad("disclosure.other-ward", file, row);
        }
        good.add(line);
        return Optional.empty();
    }

    private static Optional<Finding> bad(String reason, String file, int row) {
        return Optional.of(Finding.fails(Statement.DISCLOSURES, reason, file, row));
    }
}
