package org.wardledger.views;

import java.util.List;

/// All kinds of read documents. The order is that of first use in the pages; folds do not depend on
/// it.
public final class Views {
    public static final List<Projection<?>> ALL = List.of();

    private Views() {}
}
