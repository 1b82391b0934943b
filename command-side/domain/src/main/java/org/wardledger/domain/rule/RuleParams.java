package org.wardledger.domain.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.MoneyCode.Category;

/// What a rule says, typed. In the event it is codes and decimal numbers under the names given
/// here; free text has no place in it, because rules are public.
public sealed interface RuleParams {

    /// Share of a benefit that goes to the account, and the floor of the other leg.
    ///
    /// @param shareBp basis points
    /// @param floorCode which floor guards the person's leg, `NONE` where there is none
    record Split(int shareBp, String floorCode) implements RuleParams {}

    /// What a floor amounts to.
    ///
    /// @param floorCode the floor meant, as in [Split]
    /// @param amount tiyn a month
    record Floor(String floorCode, long amount) implements RuleParams {}

    /// Fractions of all voting members and of those present, basis points.
    record Quorum(int quorumBp, int majorityBp) implements RuleParams {}

    /// How many wards must share something before it is shown.
    record Tier(int k, int kChildren) implements RuleParams {}

    /// On what money of wards may be spent.
    record CategoryList(Set<Category> categories) implements RuleParams {}

    /// A term.
    ///
    /// @param subject of what, such as `FINAL_PAYOUT`
    /// @param working working days instead of calendar days
    record Deadline(String subject, int days, boolean working) implements RuleParams {}

    /// How long data is kept.
    record Retention(String subject, int months) implements RuleParams {}

    /// Days that are off or worked against the week.
    record Calendar(Map<LocalDate, Boolean> worked) implements RuleParams {}

    /// Rules that only their own readers understand: norms, flags, ratings.
    record Other(Map<String, String> values) implements RuleParams {}

    /// What the parameters of a kind mean; null where they do not make sense.
    static @Nullable RuleParams of(RuleKind kind, Map<String, String> params) {
        return new Reading(params).of(kind);
    }

    /// One reading of the parameters. Every name must be known and every value in range.
    final class Reading {
        private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
        private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
        private static final Pattern CODES = Pattern.compile("[A-Z0-9_.,-]{1,400}");
        private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,14}");
        private static final int FULL = 10_000;

        private final Map<String, String> params;

        private Reading(Map<String, String> params) {
            this.params = params;
        }

        private @Nullable RuleParams of(RuleKind kind) {
            return switch (kind) {
                case SPLIT ->
                        names("shareBp", "floorCode")
                                        && inRange("shareBp", 0, FULL)
                                        && code("floorCode")
                                ? new Split(number("shareBp"), text("floorCode"))
                                : null;
                case FLOOR ->
                        names("floorCode", "amount")
                                        && code("floorCode")
                                        && inRange("amount", 1, Long.MAX_VALUE)
                                ? new Floor(text("floorCode"), Long.parseLong(text("amount")))
                                : null;
                case QUORUM ->
                        names("quorumBp", "majorityBp")
                                        && inRange("quorumBp", 1, FULL)
                                        && inRange("majorityBp", FULL / 2, FULL - 1)
                                ? new Quorum(number("quorumBp"), number("majorityBp"))
                                : null;
                case TIER ->
                        names("k", "kChildren")
                                        && inRange("k", 2, FULL)
                                        && inRange("kChildren", number("k"), FULL)
                                ? new Tier(number("k"), number("kChildren"))
                                : null;
                case CATEGORY_LIST -> names("categories") ? categories() : null;
                case DEADLINE -> deadline();
                case RETENTION ->
                        names("subject", "months") && code("subject") && inRange("months", 1, 1_200)
                                ? new Retention(text("subject"), number("months"))
                                : null;
                case CALENDAR -> calendar();
                case NORM, FLAG, RATING -> other();
            };
        }

        private @Nullable RuleParams deadline() {
            boolean fits =
                    names("subject", "days", "unit")
                            && code("subject")
                            && inRange("days", 1, 3_660)
                            && Set.of("CALENDAR", "WORKING").contains(text("unit"));
            return fits
                    ? new Deadline(text("subject"), number("days"), text("unit").equals("WORKING"))
                    : null;
        }

        private @Nullable RuleParams categories() {
            Set<Category> categories = EnumSet.noneOf(Category.class);
            for (String code : text("categories").split(",", -1)) {
                Category known =
                        Arrays.stream(Category.values())
                                .filter(c -> c.name().equals(code))
                                .findFirst()
                                .orElse(null);
                if (known == null || !categories.add(known)) {
                    return null;
                }
            }
            return new CategoryList(Set.copyOf(categories));
        }

        private @Nullable RuleParams calendar() {
            Map<LocalDate, Boolean> worked = new TreeMap<>();
            for (Map.Entry<String, String> e : params.entrySet()) {
                if (!Set.of("OFF", "WORKED").contains(e.getValue())) {
                    return null;
                }
                try {
                    worked.put(LocalDate.parse(e.getKey()), e.getValue().equals("WORKED"));
                } catch (DateTimeException ex) {
                    return null;
                }
            }
            return worked.isEmpty() ? null : new Calendar(Map.copyOf(worked));
        }

        private @Nullable RuleParams other() {
            boolean fits =
                    !params.isEmpty()
                            && params.keySet().stream().allMatch(k -> NAME.matcher(k).matches())
                            && params.values().stream().allMatch(v -> CODES.matcher(v).matches());
            return fits ? new Other(Map.copyOf(params)) : null;
        }

        private boolean names(String... names) {
            return params.keySet().equals(Set.of(names));
        }

        private boolean code(String name) {
            return CODE.matcher(text(name)).matches();
        }

        private boolean inRange(String name, long min, long max) {
            if (!NUMBER.matcher(text(name)).matches()) {
                return false;
            }
            long value = Long.parseLong(text(name));
            return value >= min && value <= max;
        }

        private int number(String name) {
            return Integer.parseInt(text(name));
        }

        private String text(String name) {
            return params.getOrDefault(name, "");
        }
    }
}
