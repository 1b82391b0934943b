package org.wardledger.launcher;

import org.wardledger.launcher.bench.BenchCommand;
import org.wardledger.launcher.imports.ImportCommand;
import org.wardledger.launcher.moving.BackupCommand;
import org.wardledger.launcher.moving.MigrateCommand;
import org.wardledger.launcher.moving.RestoreCommand;
import org.wardledger.launcher.people.PeopleCommand;
import org.wardledger.launcher.publiclog.ExportCommand;
import org.wardledger.launcher.publiclog.KeygenCommand;
import org.wardledger.launcher.publiclog.LogCommand;
import org.wardledger.launcher.publiclog.VerifyCommand;
import org.wardledger.launcher.publiclog.WitnessCommand;
import org.wardledger.launcher.rebuild.RebuildCommand;
import org.wardledger.launcher.reconcile.ReconcileCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `ledger`: every task of an operator. Exit code 0 only on success; what went wrong is one line on
/// standard error that says what to do.
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        version = "Ward Ledger 0.1.0",
        resourceBundle = "org.wardledger.launcher.help",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            PeopleCommand.class,
            RebuildCommand.class,
            ReconcileCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            WitnessCommand.class,
            KeygenCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateCommand.class,
            LogCommand.class,
            DictionariesCommand.class,
            BenchCommand.class
        })
public final class WardLedger implements Runnable {

    public static void main(String[] args) {
        CommandLog.begin(System.getenv(CommandLog.TRACE) != null);
        System.exit(run(args));
    }

    /// What `ledger` with these arguments does; the exit code.
    public static int run(String... args) {
        CommandLine line = new CommandLine(new WardLedger());
        line.setResourceBundle(Says.as(args).help());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(new Misuse());
        line.setExecutionExceptionHandler(
                (failure, _, _) -> {
                    System.err.println("ledger: " + Complaint.of(failure, Says.as(args)));
                    if (System.getenv(CommandLog.TRACE) != null) {
                        failure.printStackTrace(System.err);
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                });
        return line.execute(args);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
