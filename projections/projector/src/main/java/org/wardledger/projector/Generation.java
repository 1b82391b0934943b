package org.wardledger.projector;

import java.util.List;
import org.wardledger.views.Projection;

/// Names of one generation of indices: index `<view>-g<n>`, written through its own alias
/// `<view>-g<n>-write`. A write through an alias cannot create an index by mistake.
///
/// @param number from 1
record Generation(int number) {

    String index(String view) {
        return view + "-g" + number;
    }

    String writeAlias(String view) {
        return index(view) + "-write";
    }

    /// All indices, joined for a URL.
    String indices(List<Projection<?>> views) {
        return String.join(",", views.stream().map(v -> index(v.name())).toList());
    }
}
