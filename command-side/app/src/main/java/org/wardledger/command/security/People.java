package org.wardledger.command.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import tools.jackson.databind.json.JsonMapper;

/// Who can sign in, in one file under the data folder, readable by its owner alone. Written whole,
/// beside the old one, and swapped: a crash leaves the old file or the new one.
public final class People {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path file;
    private final Map<String, Person> byName = new TreeMap<>();

    public People(Path file) {
        this.file = file;
        read().forEach(row -> byName.put(row.name(), row.person()));
    }

    /// One line of the file.
    record Row(
            String name,
            String actor,
            Code.Role role,
            @Nullable String institution,
            String password) {

        static Row of(Person p) {
            Id.Institution home = p.institution();
            return new Row(
                    p.name(),
                    p.actor().value(),
                    p.role(),
                    home == null ? null : home.value(),
                    p.password());
        }

        Person person() {
            return new Person(
                    name,
                    new Id.Actor(actor),
                    role,
                    institution == null ? null : new Id.Institution(institution),
                    password);
        }
    }

    public synchronized @Nullable Person find(String name) {
        return byName.get(name);
    }

    public synchronized boolean isEmpty() {
        return byName.isEmpty();
    }

    public synchronized List<Person> all() {
        return List.copyOf(byName.values());
    }

    /// Adds people, or replaces those of the same name.
    public synchronized void put(List<Person> people) {
        people.forEach(p -> byName.put(p.name(), p));
        write();
    }

    private List<Row> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(Files.readAllBytes(file), Row[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sign-in file " + file, e);
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
            Files.write(next, JSON.writeValueAsBytes(rows));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sign-in file " + file, e);
        }
    }
}
