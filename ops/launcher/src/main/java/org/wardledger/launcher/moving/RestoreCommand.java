package org.wardledger.launcher.moving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ledger restore`: a backup into an empty folder, all of it or nothing, and what the result can
/// prove and what it cannot.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "restoreFile")
    Path file = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "DIR", descriptionKey = "restoreTo")
    Path to = Path.of("");

    @Mixin KeyOptions options = new KeyOptions();

    @Override
    public Integer call() throws IOException {
        Says says = options.says();
        try (InputStream from = Files.newInputStream(file)) {
            Progress progress = new Progress(says.text("restore.progress"));
            Restored restored =
                    new Restore(options.key(false), InstantSource.system(), progress::percent)
                            .into(from, Files.size(file), to);
            System.out.print(restored.statement(says));
            System.out.println(says.text("restore.done", to, to.resolve(Restored.FILE)));
            return 0;
        } catch (NoSuchFileException _) {
            throw new MovingTrouble("restore.no-file", file).told(says);
        } catch (MovingTrouble e) {
            throw e.told(says);
        }
    }
}
