package org.wardledger.launcher;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.projector.Split;
import org.wardledger.vault.PostgresSettings;

/// What a process does, and with which servers. Null is what the process has by itself: the
/// embedded store and vault, no other process, a search server of its own.
///
/// @param store cluster that holds the events
/// @param vault database that holds the keys; only for those who open what is sealed
/// @param shared database of leases and of the log's checkpoint
/// @param search Elasticsearch that others run
/// @param split how the search documents are shared out
public record NodePlan(
        Set<Role> roles,
        @Nullable KurrentSettings store,
        @Nullable PostgresSettings vault,
        @Nullable PostgresSettings shared,
        @Nullable SearchPlace search,
        Split split) {

    public NodePlan {
        roles = Set.copyOf(roles);
    }

    /// With the search documents as they stand.
    public NodePlan(
            Set<Role> roles,
            @Nullable KurrentSettings store,
            @Nullable PostgresSettings vault,
            @Nullable PostgresSettings shared,
            @Nullable SearchPlace search) {
        this(roles, store, vault, shared, search, Split.AS_IT_STANDS);
    }

    /// Everything in one process.
    public static NodePlan alone() {
        return new NodePlan(Role.ALL, null, null, null, null);
    }

    public boolean does(Role role) {
        return roles.contains(role);
    }

    /// Whether other processes may do the same.
    public boolean inCluster() {
        return store != null;
    }

    /// Whether what is sealed is opened here.
    boolean opens() {
        return does(Role.COMMAND) || does(Role.PROJECTOR);
    }

    boolean searches() {
        return opens() || does(Role.QUERY);
    }

    /// Whether people come here with a browser.
    boolean showsPages() {
        return does(Role.COMMAND) || does(Role.QUERY);
    }

    /// Whether the public log is shown here, or what depends on it.
    boolean showsLog() {
        return showsPages() || does(Role.LOG);
    }
}
