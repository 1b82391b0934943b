package org.wardledger.statements;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ISO 4217 codes as statements write them: `KZT`, `398`, or the word for the tenge.
public final class Currencies {

    private static final Map<String, String> BY_NAME = byName();

    private Currencies() {}

    /// The letter code, or null if it is no currency.
    public static @Nullable String normal(@Nullable String text) {
        return text == null ? null : BY_NAME.get(text.strip().toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> byName() {
        Map<String, String> byName = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            byName.put(currency.getCurrencyCode(), currency.getCurrencyCode());
            byName.putIfAbsent(currency.getNumericCodeAsString(), currency.getCurrencyCode());
        }
        for (String code : new String[] {"KZT", "RUB", "USD", "EUR", "CNY"}) {
            byName.put(Currency.getInstance(code).getNumericCodeAsString(), code);
        }
        byName.put("RUR", "RUB");
        for (String tenge : new String[] {"ТЕНГЕ", "ТЕҢГЕ", "TENGE", "ТГ", "₸"}) {
            byName.put(tenge, "KZT");
        }
        return Map.copyOf(byName);
    }
}
