package org.wardledger.statements.onec;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of 1CClientBankExchange that matter here, each with every name that the Russian 1.03
/// and the Kazakh dialects give it. Names are compared without regard to case.
enum OneCKey {
    VERSION("ВерсияФормата"),
    ENCODING("Кодировка"),
    FROM("ДатаНачала"),
    TO("ДатаКонца"),
    ACCOUNT("РасчСчет", "РасчетныйСчет", "ИИК"),
    OPENING("НачальныйОстаток"),
    TOTAL_IN("ВсегоПоступило"),
    TOTAL_OUT("ВсегоСписано"),
    CLOSING("КонечныйОстаток"),

    NUMBER("НомерДокумента", "Номер"),
    DOCUMENT_DATE("ДатаДокумента", "Дата"),
    OPERATION_DATE("ДатаОперации", "ДатаПроводки"),
    VALUE_DATE("ДатаВалютирования"),
    DATE_OUT("ДатаСписано"),
    DATE_IN("ДатаПоступило"),
    AMOUNT("Сумма"),
    AMOUNT_OUT("СуммаРасход", "СуммаСписано"),
    AMOUNT_IN("СуммаПриход", "СуммаПоступило"),
    CURRENCY("Валюта", "КодВалюты"),

    PAYER_NAME("ПлательщикНаименование", "Плательщик1", "Плательщик"),
    PAYER_ID(
            "ПлательщикБИН_ИИН",
            "ПлательщикБИН",
            "ПлательщикИИН",
            "ПлательщикИНН",
            "ПлательщикРНН"),
    PAYER_ACCOUNT("ПлательщикИИК", "ПлательщикСчет", "ПлательщикРасчСчет"),
    PAYER_KBE("ПлательщикКБЕ", "ПлательщикКОД"),
    PAYEE_NAME("ПолучательНаименование", "Получатель1", "Получатель"),
    PAYEE_ID(
            "ПолучательБИН_ИИН",
            "ПолучательБИН",
            "ПолучательИИН",
            "ПолучательИНН",
            "ПолучательРНН"),
    PAYEE_ACCOUNT("ПолучательИИК", "ПолучательСчет", "ПолучательРасчСчет"),
    PAYEE_KBE("ПолучательКБЕ", "ПолучательКОД"),
    KNP("КодНазначенияПлатежа", "КНП"),
    PURPOSE("НазначениеПлатежа"),
    PURPOSE_1("НазначениеПлатежа1"),
    PURPOSE_2("НазначениеПлатежа2"),
    PURPOSE_3("НазначениеПлатежа3"),
    PURPOSE_4("НазначениеПлатежа4"),
    PURPOSE_5("НазначениеПлатежа5"),
    PURPOSE_6("НазначениеПлатежа6"),

    SECTION_ACCOUNT("СекцияРасчСчет"),
    END_ACCOUNT("КонецРасчСчет"),
    SECTION_DOCUMENT("СекцияДокумент"),
    END_DOCUMENT("КонецДокумента"),
    END_FILE("КонецФайла");

    private static final Map<String, Name> NAMES = names();

    private final String[] names;

    OneCKey(String... names) {
        this.names = names;
    }

    /// A key as one of its names, best name first: a file that gives two names of one key means the
    /// better one.
    record Name(OneCKey key, int rank) {}

    static @Nullable Name named(String name) {
        return NAMES.get(name.toUpperCase(Locale.ROOT));
    }

    String title() {
        return names[0];
    }

    boolean isPurpose() {
        return compareTo(PURPOSE) >= 0 && compareTo(PURPOSE_6) <= 0;
    }

    private static Map<String, Name> names() {
        Map<String, Name> byName = new HashMap<>();
        for (OneCKey key : values()) {
            for (int rank = 0; rank < key.names.length; rank++) {
                byName.put(key.names[rank].toUpperCase(Locale.ROOT), new Name(key, rank));
            }
        }
        return Map.copyOf(byName);
    }
}
