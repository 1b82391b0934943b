package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.command.Caller;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// The policy, cell by cell: who may ask for what, written down a second time by hand.
class PolicyTest {
    private static final Id.Institution HOME = new Id.Institution("ins_0000000000000001");
    private static final Id.Institution OTHER = new Id.Institution("ins_0000000000000002");
    private final Policy policy = new Policy();

    private static final List<String> CELLS =
            List.of(
                    "expenditure.propose: ACCOUNTANT",
                    "expenditure.approve: SECRETARY",
                    "expenditure.reject: SECRETARY",
                    "expenditure.accept: HEAD STOREKEEPER",
                    "expenditure.pay: ACCOUNTANT HEAD",
                    "expenditure.expire: CLOCK",
                    "period.close: HEAD",
                    "period.carry: CLOCK",
                    "period.open: HEAD",
                    "wardstatement.issue: CLOCK",
                    "wardstatement.record-delivery: ACCOUNTANT HEAD",
                    "cash.set-float: HEAD",
                    "cash.count: ACCOUNTANT HEAD",
                    "statement.import: ACCOUNTANT",
                    "receipt.allocate: ACCOUNTANT",
                    "transfer.complete: CLOCK",
                    "payout.make: ACCOUNTANT",
                    "posting.reverse: ACCOUNTANT HEAD",
                    "ward.enrol: ACCOUNTANT",
                    "ward.record-identity: ACCOUNTANT",
                    "institution.register: MINISTRY OPERATOR",
                    "rule.adopt: MINISTRY OPERATOR",
                    "item.list: MINISTRY OPERATOR",
                    "supplier.register: ACCOUNTANT MINISTRY OPERATOR",
                    "account.register: MINISTRY OPERATOR",
                    "decision.adopt: SECRETARY",
                    "discrepancy.reopen: ACCOUNTANT AUDITOR COUNCIL_MEMBER HEAD",
                    "ledger.begin: CLOCK OPERATOR",
                    "ledger.rotate-key: OPERATOR",
                    "ledger.record-restore: CLOCK OPERATOR",
                    "ledger.declare-outage: OPERATOR",
                    "ledger.record-rebuild: CLOCK OPERATOR",
                    "publication.record-recount: CLOCK OPERATOR",
                    "access.record-reads: CLOCK");

    @Test
    void each_command_is_open_to_exactly_these_roles() {
        List<String> actual = new ArrayList<>();
        for (String cell : CELLS) {
            String command = cell.substring(0, cell.indexOf(':'));
            TreeSet<String> roles = new TreeSet<>();
            for (Role role : Role.values()) {
                if (policy.permits(caller(role, HOME), command, HOME)) {
                    roles.add(role.name());
                }
            }
            actual.add(command + ": " + String.join(" ", roles));
        }
        assertThat(actual).containsExactlyElementsOf(CELLS);
    }

    @Test
    void nobody_inside_one_home_acts_for_another() {
        for (Role role : Set.of(Role.ACCOUNTANT, Role.HEAD, Role.STOREKEEPER, Role.SECRETARY)) {
            for (String command : policy.commands()) {
                assertThat(policy.permits(caller(role, HOME), command, OTHER))
                        .as("%s %s", role, command)
                        .isFalse();
                assertThat(policy.permits(caller(role, null), command, OTHER)).isFalse();
            }
        }
    }

    @Test
    void what_is_not_in_the_table_is_denied_to_everybody() {
        for (Role role : Role.values()) {
            assertThat(policy.permits(caller(role, HOME), "ledger.rewrite", null)).isFalse();
        }
    }

    @Test
    void roles_without_an_office_write_nothing() {
        for (Role role : Set.of(Role.PUBLIC, Role.WARD, Role.RELATIVE, Role.PROSECUTOR)) {
            for (String command : policy.commands()) {
                assertThat(policy.permits(caller(role, HOME), command, HOME)).isFalse();
            }
        }
    }

    @Test
    void the_inside_of_a_home_is_seen_by_its_staff_and_its_overseers() {
        assertThat(policy.seesInside(caller(Role.ACCOUNTANT, HOME), HOME)).isTrue();
        assertThat(policy.seesInside(caller(Role.ACCOUNTANT, OTHER), HOME)).isFalse();
        assertThat(policy.seesInside(caller(Role.AUDITOR, null), HOME)).isTrue();
        assertThat(policy.seesInside(caller(Role.PUBLIC, null), HOME)).isFalse();
        assertThat(policy.seesInside(caller(Role.MINISTRY, null), HOME)).isFalse();
    }

    private static Caller caller(Role role, Id.@Nullable Institution home) {
        return new Caller(new Id.Actor("act_0000000000000009"), role, home);
    }
}
