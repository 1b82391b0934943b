package org.wardledger.command.security;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.events.AccessEvent.Purpose;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// The one policy for writing: what it does not allow is denied. Roles inside a home act for that
/// home only. Which person may do what to one record (four eyes) is a rule of the record, not of
/// this table.
public final class Policy {
    private static final Set<Role> OF_ONE_HOME =
            Set.of(Role.ACCOUNTANT, Role.HEAD, Role.STOREKEEPER, Role.SECRETARY);

    private static final Set<String> ACCOUNTANT =
            Set.of(
                    "ward.enrol",
                    "ward.record-identity",
                    "ward.assign-benefit",
                    "ward.end-benefit",
                    "ward.start-absence",
                    "ward.end-absence",
                    "ward.exit",
                    "ward.correct",
                    "account.save-mapping",
                    "supplier.register",
                    "statement.import",
                    "statement.record-lines",
                    "receipt.allocate",
                    "receipt.observe-personal-leg",
                    "expenditure.propose",
                    "expenditure.hear",
                    "expenditure.void",
                    "expenditure.link-contract",
                    "expenditure.add-evidence",
                    "expenditure.pay",
                    "expenditure.refund",
                    "cash.withdraw",
                    "cash.deposit",
                    "cash.receive",
                    "cash.count",
                    "cash.request",
                    "transfer.send",
                    "transfer.receive",
                    "transfer.return",
                    "payout.issue-final-account",
                    "payout.suspend",
                    "payout.resume",
                    "payout.make",
                    "posting.reverse",
                    "posting.settle-suspense",
                    "subaccount.block",
                    "subaccount.unblock",
                    "subaccount.close",
                    "period.check-day",
                    "wardstatement.record-delivery",
                    "discrepancy.raise",
                    "discrepancy.reassign",
                    "discrepancy.explain",
                    "discrepancy.resolve",
                    "discrepancy.reopen");

    private static final Set<String> HEAD =
            Set.of(
                    "period.open",
                    "period.close",
                    "wardstatement.record-delivery",
                    "period.check-day",
                    "cash.set-float",
                    "cash.count",
                    "expenditure.accept",
                    "expenditure.void",
                    "expenditure.pay",
                    "posting.reverse",
                    "posting.settle-suspense",
                    "subaccount.block",
                    "subaccount.unblock",
                    "discrepancy.raise",
                    "discrepancy.reassign",
                    "discrepancy.explain",
                    "discrepancy.resolve",
                    "discrepancy.reopen");

    /// Rights to one's own data. Whoever answers for a home receives, blocks and answers; only the
    /// operator destroys.
    private static final Set<String> DATA_OFFICER =
            Set.of("privacy.receive-request", "privacy.block", "privacy.unblock", "privacy.answer");

    private static final Set<String> DATA_OPERATOR =
            Set.of("privacy.shred", "privacy.notify-breach");

    private static final Set<String> STOREKEEPER =
            Set.of("expenditure.accept", "cash.request", "discrepancy.explain");

    private static final Set<String> SECRETARY =
            Set.of(
                    "body.appoint-member",
                    "body.remove-member",
                    "decision.adopt",
                    "decision.revoke",
                    "expenditure.approve",
                    "expenditure.reject",
                    "reservation.make");

    private static final Set<String> MINISTRY =
            Set.of(
                    "institution.register",
                    "institution.change-profile",
                    "institution.change-bin",
                    "institution.relocate",
                    "institution.record-licence",
                    "institution.link-external-id",
                    "institution.appoint-head",
                    "institution.close",
                    "account.register",
                    "account.change",
                    "account.close",
                    "supplier.register",
                    "supplier.change",
                    "supplier.record-status",
                    "item.list",
                    "item.withdraw",
                    "rule.adopt",
                    "rule.withdraw",
                    "body.form",
                    "body.appoint-member",
                    "body.remove-member");

    private static final Set<String> COUNCIL = Set.of("discrepancy.raise", "discrepancy.reopen");

    /// What an operator does beside keeping the registers: to the ledger itself.
    private static final Set<String> RUNNING =
            Set.of(
                    "ledger.begin",
                    "ledger.rotate-key",
                    "ledger.record-restore",
                    "ledger.declare-outage",
                    "ledger.record-rebuild",
                    "publication.record-recount");

    private static final Set<String> CLOCK =
            Set.of(
                    "ledger.begin",
                    "ledger.record-restore",
                    "ledger.record-rebuild",
                    "publication.record-recount",
                    "subaccount.open",
                    "subaccount.block",
                    "subaccount.unblock",
                    "subaccount.close",
                    "period.carry",
                    "wardstatement.issue",
                    "period.check-day",
                    "expenditure.expire",
                    "reservation.lapse",
                    "transfer.complete",
                    "institution.report-occupancy",
                    "discrepancy.raise",
                    "access.record-reads");

    private final Map<Role, Set<String>> allowed = table();

    private static Map<Role, Set<String>> table() {
        Map<Role, Set<String>> table = new EnumMap<>(Role.class);
        table.put(Role.ACCOUNTANT, ACCOUNTANT);
        table.put(Role.HEAD, union(HEAD, DATA_OFFICER));
        table.put(Role.STOREKEEPER, STOREKEEPER);
        table.put(Role.SECRETARY, SECRETARY);
        table.put(Role.MINISTRY, MINISTRY);
        table.put(Role.OPERATOR, union(MINISTRY, RUNNING, DATA_OFFICER, DATA_OPERATOR));
        table.put(Role.COUNCIL_MEMBER, COUNCIL);
        table.put(Role.AUDITOR, COUNCIL);
        table.put(Role.CLOCK, CLOCK);
        return table;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }

    /// Whether the caller may ask for this command about this home.
    ///
    /// @param about the home concerned; null for what belongs to no home
    public boolean permits(Caller caller, String command, Id.@Nullable Institution about) {
        Set<String> commands = allowed.get(caller.role());
        if (commands == null || !commands.contains(command)) {
            return false;
        }
        if (!OF_ONE_HOME.contains(caller.role())) {
            return true;
        }
        return about == null || about.equals(caller.institution());
    }

    /// Whether people of this role work for one home and for that home only.
    public static boolean isOfOneHome(Role role) {
        return OF_ONE_HOME.contains(role) || role == Role.COMMISSION_MEMBER;
    }

    /// Whether the caller may see what an institution shows to its own staff and to its
    /// overseers, but not to everybody.
    public boolean seesInside(Caller caller, Id.Institution home) {
        return switch (caller.role()) {
            case ACCOUNTANT, HEAD, STOREKEEPER, SECRETARY, COMMISSION_MEMBER ->
                    home.equals(caller.institution());
            case COUNCIL_MEMBER, AUDITOR, INSPECTOR, PROSECUTOR -> true;
            case WARD, RELATIVE, MINISTRY, GUARDIANSHIP_BODY, OPERATOR, PUBLIC, CLOCK -> false;
        };
    }

    /// Whether the caller sees which requests about personal data of a home wait for an answer.
    ///
    /// @param home null where it is not known any more
    public boolean seesDataRequests(Caller caller, Id.@Nullable Institution home) {
        boolean own = !OF_ONE_HOME.contains(caller.role()) || home != null;
        return own && permits(caller, "privacy.answer", home);
    }

    /// Whether the caller may be handed what the log commits to about one ward's money, with the
    /// ward named.
    public boolean mayDiscloseWard(Caller caller, Id.Institution home) {
        return disclosure(caller, home) != null;
    }

    /// What for the caller is handed that: whoever keeps the books of that home gives it to the
    /// ward's side, others audit or inspect by law. Null where it is not handed out at all. Members
    /// of a council see wards under pseudonyms only.
    public @Nullable Purpose disclosure(Caller caller, Id.Institution home) {
        return switch (caller.role()) {
            case ACCOUNTANT, HEAD -> home.equals(caller.institution()) ? Purpose.WARD_SIDE : null;
            case AUDITOR -> Purpose.AUDIT;
            case INSPECTOR -> Purpose.INSPECTION;
            case PROSECUTOR -> Purpose.PROSECUTION;
            case STOREKEEPER,
                    SECRETARY,
                    COMMISSION_MEMBER,
                    COUNCIL_MEMBER,
                    WARD,
                    RELATIVE,
                    MINISTRY,
                    GUARDIANSHIP_BODY,
                    OPERATOR,
                    PUBLIC,
                    CLOCK ->
                    null;
        };
    }

    /// Roles of people who may ask for a command, in the order of the code list.
    public List<String> rolesFor(String command) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.CLOCK)
                .filter(role -> allowed.getOrDefault(role, Set.of()).contains(command))
                .map(Role::name)
                .toList();
    }

    /// All commands that some role may ask for.
    public Set<String> commands() {
        Set<String> all = new HashSet<>();
        allowed.values().forEach(all::addAll);
        return all;
    }
}
