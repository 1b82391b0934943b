package org.wardledger.projector;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wardledger.views.Projection;

/// Names of one generation of indices: index `<view>-g<n>`, in a split one `<view>-g<n>-<k>of<m>`
/// for part k of m, each written through its own alias, the same with `-write`. A write through an
/// alias cannot create an index by mistake.
///
/// @param number from 1
/// @param parts that it is split into, for as long as it exists; 1 where it is not
record Generation(int number, int parts) {
    private static final Pattern NAME = Pattern.compile("(.+)-g(\\d+)(?:-\\d+of(\\d+))?");

    /// One that is not split.
    Generation(int number) {
        this(number, 1);
    }

    /// The generation that an index belongs to, by its name.
    static Optional<Generation> ofIndex(String index) {
        Matcher name = NAME.matcher(index);
        if (!name.matches()) {
            return Optional.empty();
        }
        String parts = name.group(3);
        return Optional.of(
                new Generation(
                        Integer.parseInt(name.group(2)),
                        parts == null ? 1 : Integer.parseInt(parts)));
    }

    List<Part> split() {
        return Part.all(parts);
    }

    String index(String view, Part part) {
        String index = view + "-g" + number;
        return part.isWhole() ? index : index + "-" + part.number() + "of" + part.of();
    }

    String writeAlias(String view, Part part) {
        return index(view, part) + "-write";
    }

    /// All indices of a view, joined for a URL.
    String index(String view) {
        return split().stream().map(part -> index(view, part)).collect(Collectors.joining(","));
    }

    /// All indices of a part, joined for a URL.
    String indices(List<Projection<?>> views, Part part) {
        return String.join(",", views.stream().map(v -> index(v.name(), part)).toList());
    }
}
