package org.wardledger.launcher.bench;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.launcher.demo.Chance;
import org.wardledger.launcher.demo.DemoBooks;
import org.wardledger.web.search.Facet;
import org.wardledger.web.search.Question;
import org.wardledger.web.search.Question.Order;

/// What visitors ask for, mixed: words in three languages in one of the forms of the articles,
/// none, one or two facets chosen, four orders. The same number always gives the same question.
///
/// @param words to search for
/// @param homes whose ids are asked for; empty for none
record Searches(List<String> words, List<String> homes, List<YearMonth> months) {
    private static final List<Facet> CHOSEN =
            List.of(
                    Facet.INSTITUTION,
                    Facet.GROUP,
                    Facet.CATEGORY,
                    Facet.MONTH,
                    Facet.AMOUNT,
                    Facet.KIND);

    /// @param homes ids that there are
    static Searches of(List<String> homes, List<YearMonth> months) {
        List<String> words = new ArrayList<>();
        for (DemoBooks.Article article : DemoBooks.read(new Chance(1)).articles()) {
            words.add(article.name().kk());
            words.add(article.name().ru());
            words.add(article.name().en());
        }
        return new Searches(words, homes, months);
    }

    /// A third without words, half without a facet.
    Question question(long n) {
        SplittableRandom random = new SplittableRandom(n);
        String text =
                random.nextInt(3) == 0
                        ? ""
                        : words.get(random.nextInt(words.size())).split(" ", 2)[0];
        Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
        for (int facets = Math.max(0, random.nextInt(4) - 1); facets > 0; facets--) {
            Facet facet = CHOSEN.get(random.nextInt(CHOSEN.size()));
            chosen.put(facet, List.of(value(facet, random)));
        }
        Order order = random.nextInt(4) > 0 ? Order.NEWEST : pick(List.of(Order.values()), random);
        return new Question(text, chosen, order, List.of(), null, false);
    }

    private String value(Facet facet, SplittableRandom random) {
        return switch (facet) {
            case INSTITUTION -> pick(homes, random);
            case GROUP -> pick(List.of(Group.values()), random).name();
            case CATEGORY -> pick(List.of(Category.values()), random).name();
            case MONTH -> pick(months, random).toString();
            case AMOUNT -> "b" + random.nextInt(5);
            case KIND -> random.nextInt(4) > 0 ? "PAYMENT" : "RECEIPT";
            case REGION, SUPPLIER -> throw new IllegalArgumentException(facet + " is not chosen");
        };
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
