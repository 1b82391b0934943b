package org.wardledger.domain.body;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.Code.BodyKind;

/// The rules a new body starts from, one row per kind in `body-presets.csv`. A statutory council's
/// are those of the Law on Public Councils (No. 383-V of 2 November 2015: articles 1(7), 9, 13(2),
/// 21) and cannot be undercut; all others are the operator's own choice and say so in their legal
/// basis.
public final class BodyPresets {
    private static final Map<BodyKind, Preset> PRESETS = read();

    private BodyPresets() {}

    /// @param byLaw the rules are a floor, not a proposal
    /// @param legalBasis code of the act, or that it is the operator's own choice
    /// @param termsInRow mandates in a row for one person; 0 where there is no limit
    public record Preset(
            BodyKind kind, boolean byLaw, String legalBasis, BodyRules rules, int termsInRow) {}

    public static Preset of(BodyKind kind) {
        return Objects.requireNonNull(PRESETS.get(kind), "body-presets.csv has no row");
    }

    private static Map<BodyKind, Preset> read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        BodyPresets.class.getResourceAsStream("body-presets.csv"),
                                        "body-presets.csv"),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(BodyPresets::preset)
                    .collect(Collectors.toUnmodifiableMap(Preset::kind, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preset preset(String line) {
        List<String> cells = Arrays.asList(line.split(",", -1));
        int[] numbers = cells.stream().skip(3).mapToInt(Integer::parseInt).toArray();
        return new Preset(
                BodyKind.valueOf(cells.get(0)),
                cells.get(1).equals("yes"),
                cells.get(2),
                new BodyRules(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]),
                numbers[5]);
    }
}
