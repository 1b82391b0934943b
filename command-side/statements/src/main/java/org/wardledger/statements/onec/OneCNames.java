package org.wardledger.statements.onec;

import java.util.List;
import java.util.Locale;

/// Tells a key of the format that has no use here from purpose text that happens to hold an `=`.
final class OneCNames {

    private static final List<String> STARTS =
            List.of(
                    "ПЛАТЕЛЬЩИК",
                    "ПОЛУЧАТЕЛЬ",
                    "ДАТА",
                    "ВРЕМЯ",
                    "СУММА",
                    "КОД",
                    "НОМЕР",
                    "ВИД",
                    "ВАЛЮТА",
                    "КУРС",
                    "СТАТУС",
                    "ПОКАЗАТЕЛЬ",
                    "КВИТАНЦИЯ",
                    "НАЗНАЧЕНИЕ",
                    "ОЧЕРЕДНОСТЬ",
                    "СРОК",
                    "УСЛОВИЕ",
                    "ОТПРАВИТЕЛЬ",
                    "БЕНЕФИЦИАР",
                    "ПЛАТЕЖ",
                    "ДОПОЛН",
                    "ОКАТО",
                    "УИН",
                    "БАНК");

    private OneCNames() {}

    static boolean looksLikeKey(String key) {
        if (key.isEmpty() || !Character.isLetter(key.charAt(0))) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                return false;
            }
        }
        String upper = key.toUpperCase(Locale.ROOT);
        return STARTS.stream().anyMatch(upper::startsWith);
    }
}
