package org.wardledger.projector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.RebuildReport.ViewComparison;
import org.wardledger.projector.VersionScan.Order;
import org.wardledger.projector.VersionScan.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares two generations as known at one position. Both may be written meanwhile.
final class Comparison {
    private static final int DIFFERENCES_MAX = 20;

    private final SearchClient client;
    private final Indices indices;
    private final Retry retry;

    Comparison(SearchClient client, Indices indices, Retry retry) {
        this.client = client;
        this.indices = indices;
        this.retry = retry;
    }

    /// One line for each view of either generation; a view that one of them lacks, or has lost,
    /// differs.
    List<ViewComparison> of(Generation old, Generation rebuilt, long position) {
        List<String> oldViews = retry.call(() -> indices.there(old));
        List<String> newViews = retry.call(() -> indices.there(rebuilt));
        Set<String> all = new TreeSet<>(oldViews);
        all.addAll(newViews);
        List<ViewComparison> lines = new ArrayList<>();
        for (String view : all) {
            IndexDigest before = digest(oldViews.contains(view), old.index(view), position);
            IndexDigest after = digest(newViews.contains(view), rebuilt.index(view), position);
            boolean same = before.equals(after);
            boolean both = oldViews.contains(view) && newViews.contains(view);
            List<String> differences =
                    same || !both
                            ? List.of()
                            : differences(old.index(view), rebuilt.index(view), position);
            lines.add(new ViewComparison(view, before, after, differences));
        }
        return lines;
    }

    private IndexDigest digest(boolean there, String index, long position) {
        return there ? retry.call(() -> IndexDigest.of(client, index, position)) : IndexDigest.NONE;
    }

    private List<String> differences(String old, String rebuilt, long position) {
        return retry.call(
                () -> {
                    try (Pages left = VersionScan.open(client, old, position, Order.BY_ID);
                            Pages right =
                                    VersionScan.open(client, rebuilt, position, Order.BY_ID)) {
                        return merged(new Cursor(left), new Cursor(right));
                    }
                });
    }

    private static List<String> merged(Cursor left, Cursor right) {
        List<String> found = new ArrayList<>();
        while (found.size() < DIFFERENCES_MAX) {
            ObjectNode l = left.version;
            ObjectNode r = right.version;
            if (l == null && r == null) {
                break;
            }
            int order = l == null ? 1 : r == null ? -1 : BY_KEY.compare(l, r);
            if (order < 0) {
                found.add(key(left.take()));
            } else if (order > 0) {
                found.add(key(right.take()));
            } else {
                ObjectNode version = left.take();
                if (!version.equals(right.take())) {
                    found.add(key(version));
                }
            }
        }
        return found;
    }

    private static final Comparator<ObjectNode> BY_KEY =
            Comparator.comparing((ObjectNode v) -> v.get("id").asString())
                    .thenComparing(v -> v.get("from").longValue());

    private static String key(ObjectNode version) {
        return Write.endedId(version.get("id").asString(), version.get("from").longValue());
    }

    private static final class Cursor {
        private final Pages pages;
        private JsonNode page;
        private int next;
        private @Nullable ObjectNode version;

        Cursor(Pages pages) {
            this.pages = pages;
            this.page = pages.next();
            advance();
        }

        ObjectNode take() {
            ObjectNode taken = version;
            if (taken == null) {
                throw new IllegalStateException("at the end");
            }
            advance();
            return taken;
        }

        private void advance() {
            if (next == page.size()) {
                page = pages.next();
                next = 0;
            }
            version = next < page.size() ? pages.version(page.get(next++)) : null;
        }
    }
}
