package org.wardledger.drills.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;

/// Keeps every checkpoint that was ever shown: one size has one head, and each is a beginning of
/// the last.
final class Watch {
    private final Portal portal;
    private final Map<Long, String> shown = new ConcurrentSkipListMap<>();

    Watch(Portal portal) {
        this.portal = portal;
    }

    /// How many events the checkpoint covers that is shown under this name; 0 while none is.
    long size(String name) {
        var answer = portal.get("/log/" + name);
        if (answer.status() != 200) {
            return 0;
        }
        SignedCheckpoint checkpoint = parsed(answer.body());
        String before = shown.putIfAbsent(checkpoint.size(), answer.body());
        if (before != null) {
            assertThat(parsed(before).head()).isEqualTo(checkpoint.head());
        }
        return checkpoint.size();
    }

    private static SignedCheckpoint parsed(String text) {
        return switch (SignedCheckpoint.parse(text.getBytes(UTF_8))) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint good) -> good;
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new AssertionError(code + " " + detail);
        };
    }

    /// Files of the checkpoints, at most so many, evenly over the time.
    List<Path> kept(Path folder, int most) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        List<Long> sizes = List.copyOf(shown.keySet());
        int step = Math.max(1, sizes.size() / most);
        for (int i = 0; i < sizes.size(); i += step) {
            Path file = folder.resolve("checkpoint-" + sizes.get(i));
            files.add(Files.writeString(file, shown.get(sizes.get(i))));
        }
        return files;
    }
}
