package org.wardledger.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;

/// Reads a log from its first entry to its last, computes every tile again and compares. Bundle by
/// bundle: a few of them are read and hashed ahead, in order, so memory does not grow with the log.
final class Replay {
    private static final int AHEAD = 32;

    private final TileSource source;
    private final Progress progress;
    private final long size;
    private final SortedSet<Long> sizes;
    private final Map<Long, TreeHead> heads = new HashMap<>();
    private final TileEdge edge = new TileEdge();
    private @Nullable TileEdge told; // what the tiles of level 0 give, from the first damage on
    private Optional<Damage> damage = Optional.empty();
    private Optional<Damage> upper = Optional.empty();
    private boolean incomplete;
    private final Openings openings = new Openings();

    /// @param sizes at which the head of the replayed tree is wanted
    Replay(TileSource source, Progress progress, long size, SortedSet<Long> sizes) {
        this.source = source;
        this.progress = progress;
        this.size = size;
        this.sizes = sizes;
    }

    /// @param entries what the entries give; empty where some are missing
    /// @param tiles what the tiles of level 0 give
    /// @param heads of the replayed tree at the sizes asked for
    /// @param leaves first place where an entry and its hash in the tile differ
    /// @param upper first higher tile that is not what lies below it
    /// @param openings what the entries show of earlier ones, not yet compared
    record Result(
            Optional<TreeHead> entries,
            TreeHead tiles,
            Map<Long, TreeHead> heads,
            Optional<Damage> leaves,
            Optional<Damage> upper,
            Openings openings) {}

    /// @throws IOException when the source stops answering, which says nothing about the log
    Result run() throws IOException {
        long chunks = size / TileName.FULL + Math.min(1, size % TileName.FULL);
        try (ExecutorService readers = Executors.newFixedThreadPool(source.readers())) {
            var ahead = new ArrayDeque<Future<Chunk>>();
            long submitted = 0;
            for (long number = 0; number < chunks; number++) {
                while (submitted < chunks && ahead.size() < AHEAD) {
                    long next = submitted++;
                    ahead.add(readers.submit(() -> Chunk.read(source, size, next)));
                }
                Chunk chunk = await(ahead.removeFirst());
                take(chunk);
                if (chunk.tile().isEmpty()) {
                    break; // neither entries nor tile: a size that somebody made up ends here
                }
                progress.at(Math.min(size, (number + 1) * TileName.FULL), size);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!incomplete) {
            comparePartials();
        }
        TileEdge tiles = told == null ? edge : told;
        Optional<TreeHead> entries = incomplete ? Optional.empty() : Optional.of(edge.head());
        return new Result(entries, tiles.head(), heads, damage, upper, openings);
    }

    private static Chunk await(Future<Chunk> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException outage) {
                throw outage;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void take(Chunk chunk) {
        if (damage.isEmpty() && chunk.damage().isPresent()) {
            damage = chunk.damage();
            told = edge.copy();
        }
        if (told != null) {
            for (Hash hash : chunk.tile()) {
                told.append(hash, (_, _) -> {});
            }
        }
        incomplete |= chunk.tile().isEmpty() || chunk.entries().size() < chunk.tile().size();
        if (incomplete) {
            return; // leaves are missing: what comes after has no place any more
        }
        for (int i = 0; i < chunk.entries().size(); i++) {
            Hash hash = chunk.entries().get(i);
            openings.take(chunk.bytes().get(i), hash);
            edge.append(hash, this::compareUpper);
            if (sizes.contains(edge.size())) {
                heads.put(edge.size(), edge.head());
            }
        }
    }

    private void compareUpper(TileName name, byte[] hashes) {
        if (name.level() > 0) {
            compare(name, hashes);
        }
    }

    private void comparePartials() throws IOException {
        List<TileName> names =
                TileName.edge(size).stream().filter(n -> n.level() != TileName.ENTRIES).toList();
        List<byte[]> partials = edge.partials();
        try {
            for (int i = 0; i < names.size(); i++) {
                compareUpper(names.get(i), partials.get(i));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void compare(TileName name, byte[] hashes) {
        Optional<byte[]> found;
        try {
            found = source.read(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (upper.isPresent() || found.filter(f -> Arrays.equals(f, hashes)).isPresent()) {
            return;
        }
        int bad =
                found.map(
                                f ->
                                        IntStream.range(0, name.width())
                                                .filter(i -> !sameHash(f, hashes, i))
                                                .findFirst()
                                                .orElse(0))
                        .orElse(0);
        long index = (name.first() + bad) << (8 * name.level());
        String reason = found.isEmpty() ? "file.missing" : "tile.differs";
        upper = Optional.of(new Damage(name.path(), index, reason));
    }

    private static boolean sameHash(byte[] found, byte[] hashes, int i) {
        int from = i * Hash.BYTES;
        int to = from + Hash.BYTES;
        return to <= found.length && Arrays.equals(found, from, to, hashes, from, to);
    }
}
