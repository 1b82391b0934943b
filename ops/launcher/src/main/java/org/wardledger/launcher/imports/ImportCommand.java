package org.wardledger.launcher.imports;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SignInOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ledger import`: statement files into one account, each with a dry run first and a confirmation
/// of what it showed. The first file that cannot be taken in ends it with exit code 1; those before
/// it are recorded.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class ImportCommand implements Callable<Integer> {
    @Mixin SignInOptions signIn = new SignInOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "files")
    List<Path> files = List.of();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    Path data = Path.of("data");

    @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
    @Nullable Path kekFile;

    @Option(names = "--account", paramLabel = "ACCOUNT", descriptionKey = "account")
    @Nullable String account;

    @Option(names = "--map", paramLabel = "FIELD=COLUMN", descriptionKey = "map")
    Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--dry-run", descriptionKey = "dryRun")
    boolean dryRunOnly;

    @Option(names = "--yes", descriptionKey = "yes")
    boolean sure;

    @Option(names = "--lines", paramLabel = "N", descriptionKey = "lines")
    int linesShown = 10;

    @Override
    public Integer call() throws IOException {
        Says says = signIn.says();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new Failed(says.text("import.no-file", file));
            }
        }
        try (Importing importing = open(says)) {
            String acct = account(importing.targets(), says);
            for (Path file : files) {
                if (!taken(importing, acct, file, says)) {
                    return 1;
                }
            }
        }
        return 0;
    }

    private Importing open(Says says) {
        if (signIn.server != null) {
            return new RemoteImporting(signIn.remote());
        }
        return LocalImporting.open(DataFolder.existing(data, kekFile, says), signIn);
    }

    /// The account named, by its id or its number; the only one where none is named.
    private String account(List<Importing.Target> targets, Says says) {
        String wanted = account == null ? null : account.replace(" ", "");
        List<Importing.Target> found =
                targets.stream()
                        .filter(
                                t ->
                                        wanted == null
                                                || wanted.equals(t.acct())
                                                || wanted.equalsIgnoreCase(t.iban()))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst().acct();
        }
        if (targets.isEmpty()) {
            throw new Failed(says.text("import.no-accounts"));
        }
        String list = String.join(", ", targets.stream().map(Importing.Target::acct).toList());
        throw new Failed(
                wanted == null
                        ? says.text("import.which-account", list)
                        : says.text("import.no-account", list));
    }

    private boolean taken(Importing importing, String acct, Path file, Says says)
            throws IOException {
        Preview preview = importing.dryRun(acct, file, columns);
        new Printed(System.out, says, linesShown).show(file, preview);
        String token = preview.token();
        if (token == null) {
            System.err.println("ledger: " + says.text("import.refused", file));
            return false;
        }
        if (dryRunOnly) {
            System.out.println(says.text("import.dry-run"));
            return true;
        }
        if (preview.fresh() > 0 && !agreed(says, preview)) {
            System.err.println("ledger: " + says.text("import.not-confirmed", file));
            return false;
        }
        Importing.Recorded result = importing.confirm(acct, token);
        System.out.println(
                says.text(
                        "import.recorded",
                        result.recorded(),
                        result.known(),
                        Long.toString(result.position())));
        return true;
    }

    private boolean agreed(Says says, Preview preview) {
        if (sure) {
            return true;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Failed(says.text("import.ask-without-terminal"));
        }
        String answer = console.readLine("%s ", says.text("import.ask", preview.fresh()));
        return answer != null && says.text("import.yes").contains("," + answer.strip() + ",");
    }
}
