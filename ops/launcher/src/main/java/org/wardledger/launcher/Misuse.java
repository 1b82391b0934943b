package org.wardledger.launcher;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Arguments that make no sense: one line that names the first of them and where to read on, like
/// every other failure. What was typed where no option is known is not repeated: it may be a
/// password.
final class Misuse implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine.Model.CommandSpec command = wrong.getCommandLine().getCommandSpec();
        Says says = Says.as(arguments);
        String what = what(wrong, command, says);
        String read = says.text("usage.read", command.qualifiedName());
        System.err.println("ledger: " + what + " " + read);
        return command.exitCodeOnInvalidInput();
    }

    private static String what(
            ParameterException wrong, CommandLine.Model.CommandSpec command, Says says) {
        ArgSpec argument = wrong.getArgSpec();
        if (wrong instanceof MissingParameterException missing) {
            ArgSpec first = missing.getMissing().isEmpty() ? argument : missing.getMissing().get(0);
            return says.text("usage.missing", name(first));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            if (first.startsWith("-")) {
                return says.text("usage.unknown", first.split("=", 2)[0]);
            }
            return command.subcommands().isEmpty()
                    ? says.text("usage.too-many")
                    : says.text("usage.no-command", first);
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return says.text("usage.twice", name(twice.getOverwritten()));
        }
        if (argument != null && wrong.getValue() != null) {
            Iterable<String> choices = argument.typeInfo().getEnumConstantNames();
            return argument.typeInfo().isEnum()
                    ? says.text("usage.choice", name(argument), String.join(", ", choices))
                    : says.text("usage.value", name(argument), wrong.getValue());
        }
        // What a command itself says of its arguments is said already.
        return argument == null
                ? String.valueOf(wrong.getMessage())
                : says.text("usage.argument", name(argument));
    }

    private static String name(@Nullable ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.arity().max() == 0
                    ? option.longestName()
                    : option.longestName() + "=" + option.paramLabel();
        }
        return argument == null ? "" : argument.paramLabel();
    }
}
