package org.wardledger.launcher;

import java.util.Set;

/// What one process does of the whole. All of it in one process, or each apart, on a cluster.
public enum Role {
    /// Takes requests: the API for writing, and the pages of those who are signed in.
    COMMAND,
    /// Keeps the search indices up to date.
    PROJECTOR,
    /// Signs the public log and shows its files.
    LOG,
    /// Shows the public pages and answers public questions.
    QUERY;

    public static final Set<Role> ALL = Set.of(values());
}
