package org.wardledger.searchserver;

import static org.wardledger.searchserver.SearchServerException.Reason.DIED;
import static org.wardledger.searchserver.SearchServerException.Reason.TOO_SLOW;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One run of the server's operating-system process.
///
/// The child ends in three ways when we do: it reads the end of its standard input; the kernel
/// kills it when the thread that started it ends; the next start ends it by its pid file. That
/// thread is therefore one of our own that lives as long as the child, never the caller's.
final class ServerProcess {

    private static final int READY = 0x18;
    private static final int SHUT_DOWN = 0x1b;
    private static final int LINES_KEPT = 200;

    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Deque<String> outputLines = new ArrayDeque<>();

    private ServerProcess() {}

    static ServerProcess start(List<String> command, ServerFolder folder, byte[] startupMessage) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.logs().toFile());
        // The start signal comes on the one, a JVM that cannot start complains on the other.
        builder.redirectErrorStream(true);
        // The ledger's own environment may hold keys; the server gets none of it.
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("LANG", "C.UTF-8", "LIBFFI_TMPDIR", folder.tmp().toString()));
        ServerProcess server = new ServerProcess();
        Thread.ofPlatform()
                .name("search-server")
                .daemon()
                .start(() -> server.runAndWatch(builder, folder, startupMessage));
        try {
            server.started.get();
            return server;
        } catch (ExecutionException e) {
            throw new SearchServerException(
                    DIED, "The search server cannot be run: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchServerException(DIED, "Interrupted while starting the search server.");
        }
    }

    private void runAndWatch(ProcessBuilder builder, ServerFolder folder, byte[] message) {
        try {
            Process process = builder.start();
            if (!remember(process, folder)) {
                return;
            }
            started.complete(process);
            try {
                process.getOutputStream().write(message);
                process.getOutputStream().flush();
            } catch (IOException e) {
                keep("it did not read its settings: " + e.getMessage());
            }
            pump(process.getInputStream());
        } catch (IOException e) {
            started.completeExceptionally(e);
        } finally {
            ready.complete(false);
        }
    }

    /// A server that the next start could not find again must not run.
    private boolean remember(Process process, ServerFolder folder) {
        try {
            folder.remember(process.toHandle());
            return true;
        } catch (UncheckedIOException e) {
            process.destroyForcibly();
            started.completeExceptionally(e);
            return false;
        }
    }

    private void pump(InputStream output) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        for (int next = output.read(); next >= 0; next = output.read()) {
            if (next == READY) {
                ready.complete(true);
            } else if (next == '\n') {
                keep(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    private void keep(String line) {
        synchronized (outputLines) {
            outputLines.addLast(line);
            while (outputLines.size() > LINES_KEPT) {
                outputLines.removeFirst();
            }
        }
    }

    void awaitReady(Duration timeout) {
        try {
            if (!ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchServerException(
                        DIED, "The search server ended while starting.", outputLines());
            }
        } catch (TimeoutException e) {
            throw new SearchServerException(
                    TOO_SLOW,
                    "The search server was not ready after " + timeout.toSeconds() + " s.",
                    outputLines());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchServerException(DIED, "Interrupted while starting the search server.");
        }
    }

    List<String> outputLines() {
        synchronized (outputLines) {
            return List.copyOf(outputLines);
        }
    }

    boolean isAlive() {
        return process().isAlive();
    }

    long pid() {
        return process().pid();
    }

    /// Asks the server to end and waits; after the time it is killed.
    void stop(Duration timeout) {
        Process process = process();
        try {
            process.getOutputStream().write(SHUT_DOWN);
            process.getOutputStream().flush();
        } catch (IOException e) {
            // The server is gone or going; the wait below finds out.
        }
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the server as a power cut would, and waits until it is gone.
    void kill() {
        process().destroyForcibly();
        try {
            process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process process() {
        return started.join();
    }
}
