package org.wardledger.command.http;

import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// What the description of the API says of each command, from `commands.properties`.
final class CommandTexts {
    /// What any command may be refused with, before its own rules are asked.
    static final List<String> COMMON =
            List.of(
                    "input.malformed",
                    "input.unknown-code",
                    "input.date-in-future",
                    "input.too-large",
                    "auth.not-permitted",
                    "key.reused",
                    "key.refused-before",
                    "ledger.append-only",
                    "period.not-open",
                    "period.closed");

    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle(
                    "org.wardledger.command.http.commands",
                    ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES));

    private CommandTexts() {}

    static String summary(String code) {
        return TEXTS.getString(code);
    }

    /// Codes of the refusals by the command's own rules.
    static List<String> refusals(String code) {
        String feature = code.substring(0, code.indexOf('.') + 1);
        return Stream.of(TEXTS.getString(code + ".refusals").split(" "))
                .filter(refusal -> !refusal.isEmpty())
                .map(refusal -> refusal.contains(".") ? refusal : feature + refusal)
                .toList();
    }
}
