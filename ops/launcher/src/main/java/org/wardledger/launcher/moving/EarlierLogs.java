package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.tiles.LogFolder;

/// The public logs that the one of today continues, which `ledger log continue` set aside under the
/// ids of their keys. Receipts point to them for ever.
final class EarlierLogs {
    private static final Pattern ID = Pattern.compile("-[0-9a-f]{8}");

    private EarlierLogs() {}

    /// Their public folders.
    static List<Path> folders(DataFolder data) throws IOException {
        return besides(data.log()).stream()
                .filter(folder -> new LogFolder(folder).holds(LogFolder.LATEST))
                .toList();
    }

    /// Their lists of the public keys that signed them before their last one.
    static List<Path> keysBefore(DataFolder data) throws IOException {
        return besides(data.logKeysBefore());
    }

    private static List<Path> besides(Path today) throws IOException {
        try (Stream<Path> files = Files.list(today.resolveSibling("."))) {
            return files.map(Path::normalize).filter(p -> isEarlier(today, p)).sorted().toList();
        }
    }

    static boolean isFolder(DataFolder data, Path folder) {
        return isEarlier(data.log(), folder);
    }

    static boolean isKeysBefore(DataFolder data, Path file) {
        return isEarlier(data.logKeysBefore(), file);
    }

    private static boolean isEarlier(Path today, Path path) {
        String name = String.valueOf(path.getFileName());
        String known = String.valueOf(today.getFileName());
        return path.equals(today.resolveSibling(name))
                && name.startsWith(known)
                && ID.matcher(name.substring(known.length())).matches();
    }
}
