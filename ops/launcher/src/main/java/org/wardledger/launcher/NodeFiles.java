package org.wardledger.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/// What a process of a cluster has to be given, and what it must not have: nothing is made by
/// itself where several have to have the same, and no process holds a key that it has no use for.
final class NodeFiles {
    private NodeFiles() {}

    /// @throws Failed naming the file
    static void require(NodePlan plan, DataFolder data) {
        if (plan.opens()) {
            needed(data.secret());
        } else {
            unwanted(data.secret(), "command, projector");
            unwanted(data.kek(), "command, projector");
        }
        boolean kekElsewhere = data.kekFile() != null || System.getenv(LedgerKeys.VARIABLE) != null;
        if (plan.opens() && !kekElsewhere) {
            needed(data.kek());
        }
        if (plan.does(Role.LOG)) {
            needed(data.logKey());
        } else {
            unwanted(data.logKey(), "log");
            if (plan.showsLog()) {
                needed(data.logPublicKey());
            }
        }
        if (plan.showsPages()) {
            needed(data.sessionKey());
        }
    }

    private static void needed(Path file) {
        if (!Files.exists(file)) {
            throw new Failed("node.file-missing: " + Says.in(null).text("node.file-missing", file));
        }
    }

    private static void unwanted(Path file, String roles) {
        if (Files.exists(file)) {
            throw new Failed(
                    "node.file-unwanted: " + Says.in(null).text("node.file-unwanted", file, roles));
        }
    }
}
