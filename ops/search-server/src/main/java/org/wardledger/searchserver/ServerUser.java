package org.wardledger.searchserver;

import static org.wardledger.searchserver.SearchServerException.Reason.FOLDER_UNREACHABLE;
import static org.wardledger.searchserver.SearchServerException.Reason.NO_SETPRIV;
import static org.wardledger.searchserver.SearchServerException.Reason.WRONG_JAVA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The operating-system user that the server process runs as. Elasticsearch refuses root, so root
/// steps down to `nobody`; anybody else stays who they are.
sealed interface ServerUser {

    /// The user of this process.
    record Myself() implements ServerUser {}

    /// The unprivileged user that every Unix has.
    record Nobody() implements ServerUser {}

    int NOBODY_ID = 65534;
    Path SETPRIV = Path.of("/usr/bin/setpriv");
    Path SETSID = Path.of("/usr/bin/setsid");
    int OTHERS_MAY_ENTER = 0001;
    int OTHERS_MAY_READ = 0004;

    static ServerUser current() {
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return uid.equals(0) ? new Nobody() : new Myself();
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name")) ? new Nobody() : new Myself();
        }
    }

    /// The command with the user's change in front. The child is killed by the kernel when the
    /// thread that started it ends, so that not even a killed parent leaves a server behind.
    default List<String> run(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SETPRIV)) {
            whole.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--no-new-privs"));
        }
        switch (this) {
            case Myself() -> {}
            case Nobody() -> {
                if (whole.isEmpty()) {
                    throw new SearchServerException(
                            NO_SETPRIV,
                            "The search server does not run as root and setpriv is not there to"
                                    + " step down: install util-linux, or start as another user.");
                }
                whole.add("--reuid=" + NOBODY_ID);
                whole.add("--regid=" + NOBODY_ID);
                whole.add("--clear-groups");
            }
        }
        if (Files.isExecutable(SETSID)) {
            // Ctrl-C in a terminal reaches us only; we end the server after its last writers.
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        return whole;
    }

    /// Makes a folder the server's own, with all that is in it; no other user may look inside.
    default void own(Path folder) {
        try {
            Files.createDirectories(folder);
            switch (this) {
                case Myself() -> requireWritable(folder);
                case Nobody() -> {
                    if (!Files.getAttribute(folder, "unix:uid").equals(NOBODY_ID)) {
                        chownTree(folder);
                    }
                }
            }
            closeToOthers(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireWritable(Path folder) {
        if (!Files.isWritable(folder)) {
            throw new SearchServerException(
                    FOLDER_UNREACHABLE,
                    "The search server cannot write to "
                            + folder
                            + "; give it to this user: chown -R "
                            + System.getProperty("user.name")
                            + " "
                            + folder);
        }
    }

    private static void chownTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// Fails unless the server's user can enter this folder, naming the parent that bars the way.
    default void requireReachable(Path folder) {
        switch (this) {
            case Myself() -> {}
            case Nobody() -> {
                for (Path step = existing(folder); step != null; step = step.getParent()) {
                    if ((mode(step) & OTHERS_MAY_ENTER) == 0 && !isOwnedByNobody(step)) {
                        throw new SearchServerException(
                                FOLDER_UNREACHABLE,
                                "The search server runs as user nobody, who may not enter "
                                        + step
                                        + "; run: chmod o+x "
                                        + step
                                        + " (or choose another data folder)");
                    }
                }
            }
        }
    }

    /// Fails unless the server's user can run this Java.
    default void requireJava(Path javaHome) {
        Path java = javaHome.resolve("bin/java");
        if (!Files.isExecutable(java)) {
            throw new SearchServerException(
                    WRONG_JAVA, "There is no Java to run the search server with at " + java + ".");
        }
        switch (this) {
            case Myself() -> {}
            case Nobody() -> {
                requireReachable(realPath(javaHome).resolve("bin"));
                int needed = OTHERS_MAY_ENTER | OTHERS_MAY_READ;
                if ((mode(realPath(java)) & needed) != needed) {
                    throw new SearchServerException(
                            WRONG_JAVA,
                            "The search server runs as user nobody, who may not run "
                                    + java
                                    + "; run: chmod -R o+rX "
                                    + javaHome);
                }
            }
        }
    }

    /// Lets everybody read a tree that holds nothing of ours.
    static void openForReading(Path root) throws IOException {
        if (!isPosix(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.toList()) {
                String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        }
    }

    static void closeToOthers(Path path) throws IOException {
        if (isPosix(path)) {
            String mode = Files.isDirectory(path) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    /// Lets everybody pass through a folder, without seeing what is in it.
    static void openForPassing(Path folder) throws IOException {
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static Path existing(Path path) {
        Path step = path;
        while (Files.notExists(step) && step.getParent() != null) {
            step = step.getParent();
        }
        return realPath(step);
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int mode(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:mode");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOwnedByNobody(Path path) {
        try {
            return Files.getAttribute(path, "unix:uid").equals(NOBODY_ID)
                    && (mode(path) & 0100) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
