package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A rule nobody tests may as well be missing: every refusal of money is provoked by a test that
/// names its code and its place. Looks at the text of the tests, so that it needs no order.
class RefusalsProvokedTest {
    private static final Pattern PROVOKED =
            Pattern.compile("\\b(\\w+Refusal)\\.([A-Z_]+),\\s*(?:null|\"|item\\b)");

    private static final List<Class<? extends Enum<?>>> REFUSALS =
            List.of(
                    CashRefusal.class,
                    DiscrepancyRefusal.class,
                    ExpenditureRefusal.class,
                    PayoutRefusal.class,
                    PeriodRefusal.class,
                    PostingRefusal.class,
                    ReceiptRefusal.class,
                    ReservationRefusal.class,
                    StatementRefusal.class,
                    SubaccountRefusal.class,
                    TransferRefusal.class,
                    WardStatementRefusal.class);

    @Test
    void every_refusal_of_money_is_provoked_with_its_code_and_its_place() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Class<? extends Enum<?>> refusals : REFUSALS) {
            for (Enum<?> refusal : refusals.getEnumConstants()) {
                missing.add(refusals.getSimpleName() + "." + refusal.name());
            }
        }
        missing.removeAll(provoked());
        assertThat(missing).isEmpty();
    }

    @Test
    void the_list_names_every_kind_of_refusal_of_this_package() throws IOException {
        Path main = Path.of("src/main/java/org/wardledger/domain/account");
        try (Stream<Path> files = Files.list(main)) {
            assertThat(
                            files.map(f -> f.getFileName().toString())
                                    .filter(f -> f.endsWith("Refusal.java")))
                    .containsExactlyInAnyOrderElementsOf(
                            REFUSALS.stream().map(c -> c.getSimpleName() + ".java").toList());
        }
    }

    private static Set<String> provoked() throws IOException {
        Set<String> provoked = new HashSet<>();
        Path tests = Path.of("src/test/java/org/wardledger/domain/account");
        try (Stream<Path> files = Files.list(tests)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                Matcher matcher = PROVOKED.matcher(Files.readString(file));
                while (matcher.find()) {
                    provoked.add(matcher.group(1) + "." + matcher.group(2));
                }
            }
        }
        return provoked;
    }
}
