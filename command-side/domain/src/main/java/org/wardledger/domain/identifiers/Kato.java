package org.wardledger.domain.identifiers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Name3;

/// Classifier of administrative territories: nine digits, the first two of which are the region.
/// Regions come and go (three in 2022), so a code is known on a date, never as such. The table is
/// the file `kato.csv` beside this class.
public final class Kato {
    private static final Pattern FORM = Pattern.compile("[0-9]{9}");
    private static final List<Region> REGIONS = read();

    private Kato() {}

    /// A region or city of republican significance.
    ///
    /// @param code nine digits
    /// @param iso ISO 3166-2
    /// @param from first day; null where it is older than the table
    /// @param to last day; null while it lasts
    public record Region(
            String code, String iso, Name3 name, @Nullable LocalDate from, @Nullable LocalDate to) {

        boolean existsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        private boolean holds(String kato) {
            return kato.startsWith(code.substring(0, 2));
        }
    }

    public static boolean isKnown(String code, LocalDate on) {
        return regionOf(code, on).isPresent();
    }

    /// The region a place lay in on that day. A code of another region of that time has none.
    public static Optional<Region> regionOf(String code, LocalDate on) {
        return FORM.matcher(code).matches()
                ? REGIONS.stream().filter(r -> r.holds(code) && r.existsOn(on)).findFirst()
                : Optional.empty();
    }

    /// All regions that ever were in the table.
    public static List<Region> regions() {
        return REGIONS;
    }

    private static List<Region> read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Kato.class.getResourceAsStream("kato.csv"), "kato.csv"),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Kato::region)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Region region(String line) {
        List<String> cells = List.of(line.split(",", -1));
        return new Region(
                cells.get(0),
                cells.get(1),
                new Name3(cells.get(4), cells.get(5), cells.get(6)),
                date(cells.get(2)),
                date(cells.get(3)));
    }

    private static @Nullable LocalDate date(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }
}
