package org.wardledger.searchserver;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A ledger process of its own that owns a search server: prints what a test needs to know, and
/// stops in order when its standard input ends. Tests kill it.
final class OwnerProcess {

    /// A started owner and its server.
    record Owner(
            Process process, long serverPid, String uri, String authorization, String advice) {}

    private OwnerProcess() {}

    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] arguments) throws IOException {
        SearchServerSettings settings =
                SearchServerSettings.defaults(Path.of(arguments[0]), Path.of(arguments[1]))
                        .withTuning(SearchServerSettings.Tuning.QUICK_START);
        if (arguments.length > 2) {
            settings = settings.withDictionaryFolders(List.of(Path.of(arguments[2])));
        }
        try (SearchServer server = SearchServer.start(settings)) {
            System.out.println("pid " + server.pid());
            System.out.println("uri " + server.uri());
            System.out.println("authorization " + server.credentials().authorization());
            System.out.println("advice " + server.dictionaries().advice());
            System.out.flush();
            System.in.read();
        }
    }

    /// Starts an owner, behind a command such as `setpriv` if one is given.
    static Owner start(List<String> prefix, Path dataDir, String... more) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(
                Path.of("target/classes").toAbsolutePath()
                        + File.pathSeparator
                        + Path.of("target/test-classes").toAbsolutePath());
        command.add(OwnerProcess.class.getName());
        command.add(dataDir.toString());
        command.add(SharedSearchServer.distribution().toString());
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out =
                new BufferedReader(
                        new java.io.InputStreamReader(
                                process.getInputStream(), StandardCharsets.UTF_8));
        long pid = Long.parseLong(value(out, "pid "));
        return new Owner(
                process,
                pid,
                value(out, "uri "),
                value(out, "authorization "),
                value(out, "advice "));
    }

    private static String value(BufferedReader out, String name) throws IOException {
        String line = out.readLine();
        if (line == null || !line.startsWith(name)) {
            throw new AssertionError("the owner process said " + line + " instead of " + name);
        }
        return line.substring(name.length());
    }
}
