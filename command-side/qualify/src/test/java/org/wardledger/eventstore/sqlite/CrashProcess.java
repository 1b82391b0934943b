package org.wardledger.eventstore.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.JDBC;
import org.sqlite.util.LibraryLoaderUtil;
import org.wardledger.eventstore.sqlite.CrashChild.Line;

/// A [CrashChild] in its virtual machine, seen from outside. Started small, it waits for its line,
/// so the next one can start while the present one works.
final class CrashProcess {
    private static final int KILLED = 128 + 9;
    private static final int PATIENCE_MILLIS = 1_000;

    private final Process process;
    private final Path errors;
    private final AtomicInteger told = new AtomicInteger();
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<List<Line>> lines = new CompletableFuture<>();

    private CrashProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static CrashProcess start(Path folder) throws IOException {
        Path temp = Files.createDirectories(folder.resolve("temp"));
        Path errors = Files.createTempFile(temp, "child", ".err");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.lib.path=" + temp,
                        "-Dorg.sqlite.lib.name=" + unpackLibrary(temp).getFileName(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        folder.toString());
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var child = new CrashProcess(process, errors);
        Thread.ofPlatform().daemon().name("crash-child-reader").start(child::listen);
        return child;
    }

    /// Once for all: each child would unpack its own, and a killed one leaves it behind.
    private static Path unpackLibrary(Path temp) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = temp.resolve(name);
        if (Files.notExists(library)) {
            String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
            try (InputStream in =
                    Objects.requireNonNull(JDBC.class.getResourceAsStream(resource), resource)) {
                Files.copy(in, library);
            }
        }
        return library;
    }

    void awaitWaiting() throws Exception {
        waiting.get(60, TimeUnit.SECONDS);
    }

    void go(long afterPosition, long seed) throws IOException {
        String line = "%-48s".formatted(afterPosition + " " + seed);
        process.getOutputStream().write(line.getBytes(US_ASCII));
        process.getOutputStream().flush();
    }

    /// Returns when the child is at work and has told so many acknowledgements.
    void awaitReady(int acknowledgements) throws Exception {
        ready.get(60, TimeUnit.SECONDS);
        for (int waited = 0; told.get() < acknowledgements && waited < PATIENCE_MILLIS; waited++) {
            Thread.sleep(1);
        }
    }

    /// SIGKILL, by its handle: `Process.destroyForcibly` would close the pipe with what is in it. A
    /// process that had ended by itself is a failure of what was to be shown.
    void kill() throws Exception {
        var _ = process.toHandle().destroyForcibly();
        int exit = process.waitFor();
        if (exit != KILLED) {
            throw new AssertionError("child ended with " + exit + ": " + Files.readString(errors));
        }
    }

    /// All whole records it wrote until its death.
    List<Line> lines() throws Exception {
        return lines.get(60, TimeUnit.SECONDS);
    }

    private void listen() {
        var heard = new ArrayList<Line>();
        try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
            byte[] record = in.readNBytes(CrashChild.RECORD_BYTES);
            while (record.length == CrashChild.RECORD_BYTES) {
                Line line = Line.read(ByteBuffer.wrap(record));
                heard.add(line);
                switch (line.kind()) {
                    case CrashChild.WAITING -> waiting.complete(null);
                    case CrashChild.READY -> ready.complete(null);
                    case CrashChild.ACKNOWLEDGED -> told.incrementAndGet();
                    default -> {}
                }
                record = in.readNBytes(CrashChild.RECORD_BYTES);
            }
            lines.complete(heard);
        } catch (IOException e) {
            lines.completeExceptionally(new UncheckedIOException(e));
        }
        var early = new AssertionError("child ended before it was ready");
        waiting.completeExceptionally(early);
        ready.completeExceptionally(early);
    }
}
