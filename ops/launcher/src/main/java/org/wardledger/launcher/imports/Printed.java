package org.wardledger.launcher.imports;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Says;
import org.wardledger.statements.Direction;

/// A dry run as text for a terminal.
///
/// @param lines how many lines of the statement to show
record Printed(PrintStream out, Says says, int lines) {

    void show(Path file, Preview p) {
        out.println(file + (p.dialect().isEmpty() ? "" : "  [" + p.dialect() + "]"));
        if (p.from() != null && p.to() != null) {
            out.println(
                    says.text(
                            "import.period",
                            p.from().toString(),
                            p.to().toString(),
                            money(p.opening()),
                            Says.money(p.in()),
                            Says.money(p.out()),
                            money(p.closing()),
                            p.cur()));
        }
        out.println(says.text("import.counts", p.fresh(), p.known()));
        p.lines().stream().limit(Math.max(0, lines)).forEach(this::line);
        if (p.lines().size() > lines) {
            out.println(says.text("import.more", p.lines().size() - Math.max(0, lines)));
        }
        p.troubles().forEach(t -> trouble(file, t));
    }

    private static String money(@Nullable Long tiyn) {
        return tiyn == null ? "?" : Says.money(tiyn);
    }

    private void line(Preview.Line line) {
        out.println(
                "  %s %s %15s  %s"
                        .formatted(
                                line.date(),
                                line.dir() == Direction.IN ? "+" : "-",
                                Says.money(line.amt()),
                                says.text(line.fresh() ? "import.new" : "import.known")));
    }

    private void trouble(Path file, Preview.Wrong wrong) {
        String where =
                String.join(
                        ", ",
                        java.util.stream.Stream.of(file.toString(), wrong.place(), wrong.field())
                                .filter(t -> !t.isEmpty())
                                .toList());
        out.println("  " + (wrong.fatal() ? "✘ " : "! ") + where + ": " + wrong.text());
        out.println("      (" + wrong.code() + ")");
    }
}
