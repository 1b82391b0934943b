package org.wardledger.command.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.security.Credential.Password;
import org.wardledger.command.security.Credential.Subject;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import tools.jackson.databind.json.JsonMapper;

/// Who can sign in, in one file under the data folder, readable by its owner alone. Written whole,
/// beside the old one, and swapped: a crash leaves the old file or the new one.
public final class People {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path file;
    private final Map<String, Person> byName = new TreeMap<>();
    private @Nullable Version read;

    public People(Path file) {
        this.file = file;
        refresh();
    }

    /// Which state of the file is known: another inode, size or time is another state.
    private record Version(Object key, long size, FileTime changed) {}

    /// One line of the file.
    record Row(
            String name,
            String actor,
            Code.Role role,
            @Nullable String institution,
            @Nullable String password,
            @Nullable Subject oidc) {

        static Row of(Person p) {
            Id.Institution home = p.institution();
            return new Row(
                    p.name(),
                    p.actor().value(),
                    p.role(),
                    home == null ? null : home.value(),
                    p.hash(),
                    p.credential() instanceof Subject subject ? subject : null);
        }

        Person person() {
            return new Person(
                    name,
                    new Id.Actor(actor),
                    role,
                    institution == null ? null : new Id.Institution(institution),
                    credential());
        }

        private Credential credential() {
            if (password != null && oidc == null) {
                return new Password(password);
            }
            if (password == null && oidc != null && whole(oidc)) {
                return oidc;
            }
            throw new IllegalStateException(
                    "the entry "
                            + name
                            + " of the sign-in file has to have either a password or oidc with"
                            + " issuer and subject");
        }

        private static boolean whole(Subject oidc) {
            return Stream.of(oidc.issuer(), oidc.subject())
                    .allMatch(value -> value != null && !value.isBlank());
        }
    }

    /// Sees what another process has written in the meantime.
    public synchronized @Nullable Person find(String name) {
        refresh();
        return byName.get(name);
    }

    /// Who has this number at this provider: the one entry that says so. Nobody where several do.
    public synchronized @Nullable Person find(Subject subject) {
        refresh();
        List<Person> having =
                byName.values().stream().filter(p -> p.credential().equals(subject)).toList();
        return having.size() == 1 ? having.getFirst() : null;
    }

    public synchronized boolean isEmpty() {
        refresh();
        return byName.isEmpty();
    }

    public synchronized List<Person> all() {
        refresh();
        return List.copyOf(byName.values());
    }

    /// Adds people, or replaces those of the same name.
    public synchronized void put(List<Person> people) {
        refresh();
        people.forEach(p -> byName.put(p.name(), p));
        write();
    }

    /// Takes the sign-in away; nothing happens where there is none.
    public synchronized void remove(String name) {
        refresh();
        byName.remove(name);
        write();
    }

    private void refresh() {
        try {
            Version now = version();
            if (Objects.equals(now, read)) {
                return;
            }
            List<Row> rows =
                    now == null
                            ? List.of()
                            : List.of(JSON.readValue(Files.readAllBytes(file), Row[].class));
            List<Person> people = rows.stream().map(Row::person).toList();
            byName.clear();
            people.forEach(person -> byName.put(person.name(), person));
            read = now;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sign-in file " + file, e);
        }
    }

    private @Nullable Version version() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(
                    Objects.requireNonNullElse(now.fileKey(), file),
                    now.size(),
                    now.lastModifiedTime());
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private void write() {
        List<Row> rows = new ArrayList<>();
        byName.values().forEach(p -> rows.add(Row.of(p)));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            keepOwner(next);
            Files.write(next, JSON.writeValueAsBytes(rows));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sign-in file " + file, e);
        }
    }

    /// Whoever administers the machine may write for the account that the ledger runs as: a file of
    /// their own would lock everybody out, since that account could not read it.
    private void keepOwner(Path next) throws IOException {
        Path before = Files.exists(file) ? file : file.toAbsolutePath().getParent();
        UserPrincipal owner = Files.getOwner(before);
        if (!owner.equals(Files.getOwner(next))) {
            Files.setOwner(next, owner);
        }
    }
}
