package org.wardledger.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.Name3;

/// Articles and sellers of the demo.
public record DemoBooks(List<Article> articles, List<Seller> sellers) {

    /// @param months in which it is bought
    /// @param price usual price, tiyn
    public record Article(
            Id.Item id,
            Category cat,
            Code.Unit unit,
            boolean durable,
            long price,
            Set<Integer> months,
            Name3 name) {}

    /// @param number for its identifiers
    public record Seller(
            Id.Supplier id, Code.SupplierKind kind, int number, Name3 name, Set<Category> sells) {}

    public static DemoBooks read(Chance chance) {
        List<Article> articles =
                lines("items.csv").stream()
                        .map(
                                f ->
                                        new Article(
                                                new Id.Item(chance.id("itm")),
                                                Category.valueOf(f[0]),
                                                Code.Unit.valueOf(f[1]),
                                                Boolean.parseBoolean(f[2]),
                                                Long.parseLong(f[3]) * 100,
                                                Arrays.stream(f[4].split(",", -1))
                                                        .map(Integer::valueOf)
                                                        .collect(Collectors.toSet()),
                                                new Name3(f[5], f[6], f[7])))
                        .toList();
        int[] number = {100};
        List<Seller> sellers =
                lines("suppliers.csv").stream()
                        .map(
                                f ->
                                        new Seller(
                                                new Id.Supplier(chance.id("sup")),
                                                Code.SupplierKind.valueOf(f[0]),
                                                number[0]++,
                                                new Name3(f[1], f[2], f[3]),
                                                Arrays.stream(f[4].split(",", -1))
                                                        .map(Category::valueOf)
                                                        .collect(Collectors.toSet())))
                        .toList();
        return new DemoBooks(articles, sellers);
    }

    private static List<String[]> lines(String file) {
        try (InputStream in = DemoBooks.class.getResourceAsStream(file)) {
            byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(l -> l.split("\\|", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
