package org.wardledger.transparency.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.TlogProof;

/// One zip with some entries of a log and all that is needed to check them without it. The same
/// log, checkpoint and question give the same bytes: no clock, no compression, names in order.
///
/// Without disclosures it holds public entries only and may be handed to anybody. With them it is
/// for those who may see that ward's money, and it cannot be called back.
public final class EvidenceBundle {
    public static final String CHECKPOINT = "checkpoint";
    public static final String PREVIOUS = "checkpoint.prev";
    public static final String CONSISTENCY = "consistency.txt";
    public static final String LEAVES = "leaves/";
    public static final String ENTRY = ".entry";
    public static final String PROOF = ".tlog-proof";
    public static final String DISCLOSURES = "disclosures/";
    public static final String ROWS = ".jsonl";

    /// How many leaves one bundle may have.
    public static final int LEAVES_MAX = 10_000;

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private EvidenceBundle() {}

    /// @param policy keys as the maker states them; whoever checks brings others
    /// @param previous a checkpoint that the asker kept, to be shown inside the newer one
    /// @param query what was asked for, in words of the program; stands in `report.json`
    /// @param disclosures rows of JSON by index, about one ward; of entries among the indexes
    public record Request(
            String policy,
            Optional<SignedCheckpoint> previous,
            String query,
            SortedSet<Long> indexes,
            SortedMap<Long, List<String>> disclosures) {

        /// For anybody.
        public Request(
                String policy,
                Optional<SignedCheckpoint> previous,
                String query,
                SortedSet<Long> indexes) {
            this(policy, previous, query, indexes, Collections.emptySortedMap());
        }
    }

    /// The bundle under one checkpoint of the folder; empty where an index or the previous
    /// checkpoint is beyond it.
    ///
    /// @throws IOException when the folder is damaged or does not answer
    public static Optional<byte[]> of(LogReader log, SignedCheckpoint checkpoint, Request request)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("README.txt", readme());
        files.put("policy.txt", request.policy().getBytes(UTF_8));
        files.put(CHECKPOINT, checkpoint.bytes());
        files.put("report.json", report(checkpoint, request).getBytes(UTF_8));
        for (long index : request.indexes()) {
            Optional<TlogProof> proof = log.proof(checkpoint, index);
            if (proof.isEmpty()) {
                return Optional.empty();
            }
            files.put(LEAVES + index + ENTRY, log.entry(checkpoint, index).orElseThrow());
            files.put(LEAVES + index + PROOF, proof.get().format().getBytes(UTF_8));
        }
        request.disclosures()
                .forEach(
                        (index, rows) ->
                                files.put(
                                        DISCLOSURES + index + ROWS,
                                        (String.join("\n", rows) + "\n").getBytes(UTF_8)));
        if (request.previous().isPresent()) {
            SignedCheckpoint previous = request.previous().get();
            if (previous.size() > checkpoint.size()) {
                return Optional.empty();
            }
            StringBuilder hashes = new StringBuilder();
            for (Hash hash : log.consistency(previous.size(), checkpoint)) {
                hashes.append(hash.base64()).append('\n');
            }
            files.put(PREVIOUS, previous.bytes());
            files.put(CONSISTENCY, hashes.toString().getBytes(UTF_8));
        }
        return Optional.of(zip(files));
    }

    private static String report(SignedCheckpoint checkpoint, Request request) {
        StringBuilder indexes = new StringBuilder();
        for (long index : request.indexes()) {
            indexes.append(indexes.isEmpty() ? "" : ",").append('"').append(index).append('"');
        }
        return "{\"basis\":{\"origin\":%s,\"root\":\"%s\",\"size\":\"%d\"},\"leaves\":[%s],\"query\":%s}\n"
                .formatted(
                        quoted(checkpoint.origin()),
                        checkpoint.head().root().base64(),
                        checkpoint.size(),
                        indexes,
                        quoted(request.query()));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] readme() {
        try (InputStream in = EvidenceBundle.class.getResourceAsStream("README.txt")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
