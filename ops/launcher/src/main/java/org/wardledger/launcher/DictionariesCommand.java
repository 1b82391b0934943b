package org.wardledger.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wardledger.searchserver.HunspellDictionaries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ledger dictionaries`: what an Elasticsearch that others run needs for our word forms.
@Command(
        name = "dictionaries",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
final class DictionariesCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "DIR", descriptionKey = "dictionariesDir")
    Path config = Path.of("");

    @Override
    public Integer call() throws IOException {
        Says says = Says.in(null);
        Files.createDirectories(config);
        HunspellDictionaries made = HunspellDictionaries.install(config);
        for (HunspellDictionaries.Language each : made.missing()) {
            System.err.println(
                    says.text("dictionaries.missing", each.locale(), each.debianPackage()));
        }
        System.out.println(says.text("dictionaries.done", config.resolve("hunspell")));
        return 0;
    }
}
