package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.tiles.Durable;
import tools.jackson.databind.json.JsonMapper;

/// The point in time that a restored ledger is of. Stays in its folder, for whoever asks later what
/// it can prove.
///
/// @param backup id of the backup
/// @param madeAt when the backup was begun
/// @param restoredAt when it was put back
/// @param recordedAt time of the last event; null where there is none
/// @param history position, root and chain of the events
/// @param origin name of the public log; null where none had begun
/// @param published size of its newest checkpoint; 0 where there is none
/// @param witnessed size of the one that its witnesses had seen; 0 where there is none
/// @param keys in the vault
/// @param destroyed how many of them were destroyed before
/// @param earlier logs that the public log continues
record Restored(
        UUID backup,
        Instant madeAt,
        Instant restoredAt,
        @Nullable Instant recordedAt,
        HistoryDigest.Sum history,
        @Nullable String origin,
        long published,
        long witnessed,
        long keys,
        long destroyed,
        List<Earlier> earlier) {
    /// In the data folder.
    static final String FILE = "restored.json";

    /// @param folder where it is again
    /// @param published size of its newest checkpoint
    /// @param whole with its entries and tiles; else its checkpoints alone
    record Earlier(String folder, String origin, long published, boolean whole) {

        String told(Says says) {
            return says.text(
                    whole ? "restored.earlier" : "restored.earlier-torn",
                    origin,
                    published,
                    folder);
        }
    }

    /// The file of an earlier release knows no earlier logs.
    Restored {
        earlier = Objects.requireNonNullElse(earlier, List.of());
    }

    static Optional<Restored> in(DataFolder data) throws IOException {
        Path file = data.root().resolve(FILE);
        return Files.exists(file)
                ? Optional.of(
                        JsonMapper.shared().readValue(Files.readAllBytes(file), Restored.class))
                : Optional.empty();
    }

    void write(Path folder) throws IOException {
        Durable.swap(
                folder.resolve(FILE),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /// What this copy can prove and what it cannot, in whole sentences.
    String statement(Says says) {
        String at = String.valueOf(recordedAt);
        StringBuilder text = new StringBuilder();
        line(text, says.text("restored.is", String.valueOf(history.size()), at, madeAt.toString()));
        line(text, says.text("restored.root", history.root(), history.chain()));
        line(
                text,
                origin == null
                        ? says.text("restored.no-log")
                        : says.text("restored.log", origin, published, witnessed));
        if (origin != null && published < history.size()) {
            line(text, says.text("restored.unpublished", published + 1, history.size()));
        }
        earlier.forEach(log -> line(text, log.told(says)));
        line(text, says.text("restored.missing", String.valueOf(history.size())));
        line(text, says.text("restored.frozen"));
        line(text, says.text("restored.erased", keys, destroyed, madeAt.toString()));
        line(text, says.text("restored.kek"));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
