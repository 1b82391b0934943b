package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.planted.AsksTheClock;
import org.wardledger.domain.planted.FloatingMoney;
import org.wardledger.domain.planted.UsesAFramework;
import org.wardledger.planted.UsesAxon;
import org.wardledger.planted.UsesSqlite;
import org.wardledger.statements.planted.KnowsEvents;
import org.wardledger.web.planted.KnowsTheRules;

/// Every rule is held by the product, and every rule is shown an offender that it must catch: a
/// rule that names a package nobody has would otherwise pass for ever.
class ArchitectureTest {
    private static final JavaClasses PRODUCT = Rules.product();

    @Test
    void the_product_is_found_at_all() {
        assertThat(PRODUCT.contain("org.wardledger.domain.account.AccountPeriod")).isTrue();
        assertThat(PRODUCT.contain("org.wardledger.domain.planted.AsksTheClock")).isFalse();
        assertThat(PRODUCT.size()).isGreaterThan(300);
    }

    @Test
    void the_rules_of_money_know_no_framework() {
        holdsAndBites(Rules.THE_RULES_OF_MONEY_KNOW_NO_FRAMEWORK, UsesAFramework.class);
    }

    @Test
    void rules_events_and_views_are_pure() {
        holdsAndBites(Rules.RULES_EVENTS_AND_VIEWS_ARE_PURE, AsksTheClock.class);
    }

    @Test
    void money_is_never_a_floating_point_number() {
        holdsAndBites(Rules.MONEY_IS_NEVER_A_FLOATING_POINT_NUMBER, FloatingMoney.class);
    }

    @Test
    void pages_know_views_and_not_the_rules() {
        holdsAndBites(Rules.PAGES_KNOW_VIEWS_AND_NOT_THE_RULES, KnowsTheRules.class);
    }

    @Test
    void axon_stays_in_its_adapter() {
        holdsAndBites(Rules.AXON_STAYS_IN_ITS_ADAPTER, UsesAxon.class);
    }

    @Test
    void sqlite_stays_in_engine_vault_and_index() {
        holdsAndBites(Rules.SQLITE_STAYS_IN_ENGINE_VAULT_AND_INDEX, UsesSqlite.class);
    }

    @Test
    void statement_readers_know_no_ledger() {
        holdsAndBites(Rules.STATEMENT_READERS_KNOW_NO_LEDGER, KnowsEvents.class);
    }

    @Test
    void every_package_says_what_may_be_null() {
        holdsAndBites(Rules.EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL, UsesAxon.class);
    }

    private static void holdsAndBites(ArchRule rule, Class<?> offender) {
        rule.check(PRODUCT);
        JavaClasses planted = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(planted))
                .as("the rule must catch its offender")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender.getSimpleName());
    }
}
