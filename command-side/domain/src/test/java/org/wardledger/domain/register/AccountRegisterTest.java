package org.wardledger.domain.register;

import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.register.AccountRegister.ChangeAccount;
import org.wardledger.domain.register.AccountRegister.CloseAccount;
import org.wardledger.domain.register.AccountRegister.RegisterAccount;
import org.wardledger.domain.register.AccountRegister.SaveMapping;
import org.wardledger.events.AccountEvent;
import org.wardledger.events.AccountEvent.AccountChanged;
import org.wardledger.events.AccountEvent.AccountClosed;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.AccountEvent.MappingSaved;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.AccountKind;
import org.wardledger.events.MoneyCode.KsnType;

class AccountRegisterTest {
    private static final Id.Institution INST = new Id.Institution(id("ins", 1));
    private static final Id.Account ACCT = new Id.Account(id("acc", 1));
    private static final String IBAN = "KZ31070103KSN0000001";
    private static final String OTHER = "KZ04070103KSN0000002";
    private static final String BIC = "KKMFKZ2A";
    private static final AccountRegistered REGISTERED =
            new AccountRegistered(
                    INST,
                    ACCT,
                    AccountKind.KSN,
                    KsnType.TEMPORARY_PLACEMENT,
                    BIC,
                    "0001",
                    "KZT",
                    TODAY,
                    IBAN);

    @Test
    void an_account_is_registered_once_and_shows_four_characters() {
        accounts()
                .when(register(AccountKind.KSN, IBAN, "KZT", TODAY))
                .thenEvents(REGISTERED)
                .when(register(AccountKind.KSN, IBAN, "KZT", TODAY))
                .thenRefused(CommonRefusal.APPEND_ONLY, "acct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KZ32070103KSN0000001", "GB82WEST12345698765432", ""})
    void a_number_that_is_not_kazakh_or_mistyped_is_refused(String iban) {
        accounts()
                .when(register(AccountKind.KSN, iban, "KZT", TODAY))
                .thenRefused(AccountRefusal.IBAN_INVALID, "iban");
    }

    @Test
    void a_bank_account_may_lie_abroad_and_a_control_cash_account_may_not() {
        String dutch = "NL91ABNA0417164300";
        accounts()
                .when(register(AccountKind.KSN, dutch, "EUR", TODAY))
                .thenRefused(AccountRefusal.IBAN_INVALID, "iban");
        accounts()
                .when(register(AccountKind.BANK, "NL91ABNA0417164301", "EUR", TODAY))
                .thenRefused(AccountRefusal.IBAN_INVALID, "iban");
        accounts().when(register(AccountKind.BANK, dutch, "EUR", TODAY)).accepted();
        accounts()
                .given(REGISTERED)
                .when(new ChangeAccount(ACCT, null, null, dutch, TODAY, false))
                .thenRefused(AccountRefusal.IBAN_INVALID, "iban");
    }

    @Test
    void a_number_belongs_to_one_account() {
        accounts()
                .when(
                        new RegisterAccount(
                                INST,
                                ACCT,
                                AccountKind.BANK,
                                KsnType.OTHER,
                                BIC,
                                IBAN,
                                "KZT",
                                TODAY,
                                true,
                                true))
                .thenRefused(AccountRefusal.IBAN_TAKEN, "iban");
        open().when(new ChangeAccount(ACCT, null, null, OTHER, TODAY, true))
                .thenRefused(AccountRefusal.IBAN_TAKEN, "iban");
    }

    @Test
    void an_account_belongs_to_a_home_of_the_register() {
        accounts()
                .when(
                        new RegisterAccount(
                                INST,
                                ACCT,
                                AccountKind.BANK,
                                KsnType.OTHER,
                                BIC,
                                IBAN,
                                "KZT",
                                TODAY,
                                true,
                                false))
                .thenRefused(AccountRefusal.INSTITUTION_UNKNOWN, "inst");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "KWD", "XAU", "kzt", "TENGE", ""})
    void a_currency_without_hundredths_is_refused(String cur) {
        accounts()
                .when(register(AccountKind.BANK, IBAN, cur, TODAY))
                .thenRefused(AccountRefusal.CURRENCY_UNSUPPORTED, "cur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KZT", "USD", "EUR", "RUB", "CNY"})
    void currencies_with_hundredths_are_kept(String cur) {
        accounts().when(register(AccountKind.BANK, IBAN, cur, TODAY)).accepted();
    }

    @Test
    void charity_accounts_are_not_kept_yet() {
        accounts()
                .when(register(AccountKind.CHARITY, IBAN, "KZT", TODAY))
                .thenRefused(AccountRefusal.KIND_UNSUPPORTED, "kind");
    }

    @Test
    void nothing_takes_effect_tomorrow() {
        accounts()
                .when(register(AccountKind.KSN, IBAN, "KZT", TODAY.plusDays(1)))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "eff");
    }

    @Test
    void only_what_differs_is_a_change() {
        open().when(new ChangeAccount(ACCT, KsnType.UNKNOWN, BIC, OTHER, TODAY, false))
                .thenEvents(new AccountChanged(ACCT, KsnType.UNKNOWN, null, "0002", TODAY, OTHER))
                .when(new ChangeAccount(ACCT, KsnType.UNKNOWN, BIC, OTHER, TODAY, true))
                .thenRefused(AccountRefusal.NOTHING_CHANGED)
                .when(new ChangeAccount(ACCT, null, "no bic", null, TODAY, false))
                .thenRefused(CommonRefusal.MALFORMED, "bic")
                .when(new ChangeAccount(ACCT, null, null, "no iban", TODAY, false))
                .thenRefused(AccountRefusal.IBAN_INVALID, "iban");
    }

    @Test
    void the_meaning_of_columns_is_kept() {
        open().when(new SaveMapping(ACCT, "{\"amount\":3}"))
                .thenEvents(new MappingSaved(ACCT, "{\"amount\":3}"))
                .when(new SaveMapping(ACCT, "{\"amount\":3}"))
                .thenRefused(AccountRefusal.NOTHING_CHANGED)
                .when(new SaveMapping(ACCT, " "))
                .thenRefused(CommonRefusal.MALFORMED, "mapping")
                .when(new SaveMapping(ACCT, "x".repeat(8_001)))
                .thenRefused(CommonRefusal.TOO_LARGE, "mapping");
    }

    @Test
    void an_account_with_money_or_an_open_month_stays_open() {
        open().when(new CloseAccount(ACCT, TODAY, 1, false))
                .thenRefused(AccountRefusal.BALANCE_NOT_ZERO)
                .when(new CloseAccount(ACCT, TODAY, 0, true))
                .thenRefused(AccountRefusal.PERIOD_OPEN)
                .when(new CloseAccount(ACCT, TODAY.minusDays(1), 0, false))
                .thenRefused(CommonRefusal.MALFORMED, "eff")
                .when(new CloseAccount(ACCT, TODAY, 0, false))
                .thenEvents(new AccountClosed(ACCT, TODAY))
                .when(new SaveMapping(ACCT, "{}"))
                .thenRefused(AccountRefusal.CLOSED, "acct");
    }

    @Test
    void an_account_that_is_not_registered_cannot_change() {
        accounts().when(new SaveMapping(ACCT, "{}")).thenRefused(AccountRefusal.UNKNOWN, "acct");
    }

    private static GivenWhenThen<AccountRegister.Command, AccountRegister.State, AccountEvent>
            accounts() {
        return rules(new AccountRegister());
    }

    private static GivenWhenThen<AccountRegister.Command, AccountRegister.State, AccountEvent>
            open() {
        return accounts().given(REGISTERED);
    }

    private static RegisterAccount register(
            AccountKind kind, String iban, String cur, LocalDate eff) {
        return new RegisterAccount(
                INST, ACCT, kind, KsnType.TEMPORARY_PLACEMENT, BIC, iban, cur, eff, false, true);
    }
}
