package org.wardledger.transparency.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Name of one file of the log (C2SP tlog-tiles): 256 hashes of one level, or the 256 entries below
/// them; fewer at the right edge of a tree.
///
/// @param level from 0 (hashes of leaves) upwards, or [#ENTRIES]
/// @param number from 0, within the level
/// @param width how many hashes or entries, 1 to 256
public record TileName(int level, long number, int width) {
    public static final int FULL = 256;
    public static final int ENTRIES = -1;

    private static final int LEVEL_MAX = 7; // 256^8 leaves do not fit into a long
    private static final int GROUP = 1_000;
    private static final Pattern PATH =
            Pattern.compile(
                    "tile/(entries|[0-7])/((?:x\\d{3}/){0,4}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public TileName {
        if (level < ENTRIES || level > LEVEL_MAX || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile " + level + " " + number + " " + width);
        }
    }

    /// The full tile or bundle.
    public static TileName full(int level, long number) {
        return new TileName(level, number, FULL);
    }

    /// How the tile stands in a tree of this size; empty when it has nothing in it.
    public static Optional<TileName> in(long size, int level, long number) {
        long here = count(size, level) - number * FULL;
        return here <= 0
                ? Optional.empty()
                : Optional.of(new TileName(level, number, (int) Math.min(FULL, here)));
    }

    /// The partial tiles at the right edge of a tree, and its partial bundle.
    public static List<TileName> edge(long size) {
        List<TileName> edge = new ArrayList<>();
        for (int level = ENTRIES; level <= LEVEL_MAX; level++) {
            long count = count(size, level);
            if (count % FULL > 0) {
                edge.add(new TileName(level, count / FULL, (int) (count % FULL)));
            }
        }
        return edge;
    }

    /// How many hashes a level has (entries: how many there are).
    public static long count(long size, int level) {
        return size >> (8 * Math.max(level, 0));
    }

    /// Whether a tree of this size has all that is in it.
    public boolean within(long size) {
        return number * FULL + width <= count(size, level);
    }

    public boolean isFull() {
        return width == FULL;
    }

    public TileName whole() {
        return full(level, number);
    }

    /// Of the hashes of the level, or of the entries, the first one that is in here.
    public long first() {
        return number * FULL;
    }

    public String path() {
        var path = new StringBuilder("%03d".formatted(number % GROUP));
        for (long rest = number / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, "x%03d/".formatted(rest % GROUP));
        }
        path.insert(0, level == ENTRIES ? "tile/entries/" : "tile/" + level + "/");
        return isFull() ? path.toString() : path + ".p/" + width;
    }

    /// Only the one spelling that [#path()] writes.
    public static Optional<TileName> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        long number = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        if (width > FULL) {
            return Optional.empty();
        }
        var name = new TileName(level, number, width);
        return name.path().equals(path) ? Optional.of(name) : Optional.empty();
    }
}
