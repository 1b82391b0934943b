package org.wardledger.searchserver;

import static org.wardledger.searchserver.SearchServerException.Reason.WRONG_DISTRIBUTION;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The server's program files: unpacked once per version and content, beside the data.
///
/// The folder appears under its final name only when it is whole, by one rename. A crash while
/// unpacking leaves an `unpacking-` folder, which the next start removes; a home with a missing or
/// short file (a power cut after the rename) is unpacked again.
final class Distribution {

    /// An unpacked server.
    record Home(Path path, String version) {
        Path entitlementBridge() {
            return path.resolve("lib/entitlement-bridge")
                    .resolve("elasticsearch-entitlement-bridge-" + version + ".jar");
        }
    }

    private static final String UNPACKING = "unpacking-";

    private Distribution() {}

    /// The version that this module was built for.
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = Distribution.class.getResourceAsStream("server.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    static Home unpack(Path zip, Path folder) {
        String version = version();
        if (!Files.isRegularFile(zip)) {
            throw wrong(zip, "is not there; build it with: mvn -pl ops/search-server package");
        }
        Path home = folder.resolve("home-" + version + "-" + digest(zip).substring(0, 12));
        try (ZipFile file = new ZipFile(zip.toFile())) {
            String top = "elasticsearch-" + version + "/";
            if (file.getEntry(top + "lib/elasticsearch-" + version + ".jar") == null) {
                throw wrong(zip, "is not Elasticsearch " + version);
            }
            removeLeftovers(folder);
            if (!isWhole(home, file, top)) {
                deleteTree(home);
                Path temporary = Files.createTempDirectory(folder, UNPACKING);
                extract(file, top, temporary);
                Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Home(home, version);
        } catch (java.util.zip.ZipException e) {
            throw wrong(zip, "is not a readable zip file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchServerException wrong(Path zip, String what) {
        return new SearchServerException(
                WRONG_DISTRIBUTION, "The search server distribution " + zip + " " + what + ".");
    }

    /// All but the telemetry module: this server reports to nobody.
    private static List<ZipEntry> entries(ZipFile file, String top) {
        return Collections.list(file.entries()).stream()
                .<ZipEntry>map(entry -> entry)
                .filter(entry -> !entry.getName().startsWith(top + "modules/apm/"))
                .toList();
    }

    private static boolean isWhole(Path home, ZipFile file, String top) throws IOException {
        for (ZipEntry entry : entries(file, top)) {
            Path path = target(home, top, entry);
            boolean there =
                    entry.isDirectory()
                            ? Files.isDirectory(path)
                            : Files.isRegularFile(path) && Files.size(path) == entry.getSize();
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private static void extract(ZipFile file, String top, Path into) throws IOException {
        for (ZipEntry entry : entries(file, top)) {
            Path path = target(into, top, entry);
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, path);
                }
            }
        }
        ServerUser.openForReading(into);
    }

    private static Path target(Path into, String top, ZipEntry entry) {
        String name = entry.getName();
        Path path = into.resolve(name.substring(Math.min(top.length(), name.length()))).normalize();
        if (!name.startsWith(top) || !path.startsWith(into)) {
            throw new SearchServerException(
                    WRONG_DISTRIBUTION, "The search server distribution holds a foreign path.");
        }
        return path;
    }

    private static String digest(Path zip) {
        try {
            return Digests.sha256(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeLeftovers(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (child.getFileName().toString().startsWith(UNPACKING)) {
                    deleteTree(child);
                }
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
