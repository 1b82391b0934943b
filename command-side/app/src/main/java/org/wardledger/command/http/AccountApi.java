package org.wardledger.command.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SignedIn;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.events.Id;

/// An account as those see it who work on it or watch it: the open month, to the tiyn, as of now.
@RestController
@Hidden
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
public class AccountApi {
    private final CommandCore core;
    private final Policy policy;
    private final AccountDoor door;
    private final RequestJson json;
    private final Problems problems;
    private final TimeLimit limit;

    AccountApi(
            CommandCore core,
            Policy policy,
            AccountDoor door,
            RequestJson json,
            Problems problems,
            TimeLimit limit) {
        this.limit = limit;
        this.core = core;
        this.policy = policy;
        this.door = door;
        this.json = json;
        this.problems = problems;
    }

    /// Accounts that the caller may look into.
    @GetMapping
    public ResponseEntity<byte[]> accounts(@AuthenticationPrincipal SignedIn who) {
        return json.ok(limit.within(() -> listed(who.caller())));
    }

    private List<AccountView.Listed> listed(Caller who) {
        return core.index().registers().accounts().stream()
                .filter(a -> policy.seesInside(who, a.inst()))
                .map(a -> AccountView.listed(a, closed(a.acct()), core.index().registers()))
                .toList();
    }

    private @Nullable PeriodState month(String acct, SignedIn who) {
        return limit.within(() -> door.month(acct, who.caller()));
    }

    private boolean closed(Id.Account acct) {
        return core.states().state(Features.ACCOUNT, Streams.of(acct))
                instanceof AccountRegister.State.Closed;
    }

    /// The open month: balances, wards, what is under way.
    @GetMapping("/{acct}")
    public ResponseEntity<?> account(
            @PathVariable String acct,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        PeriodState state = month(acct, who);
        return state == null ? notFound(language) : json.ok(AccountView.of(state, this::blocked));
    }

    /// Bank lines and counts that are not matched in full, with what the bank said of them.
    @GetMapping("/{acct}/suspense")
    public ResponseEntity<?> suspense(
            @PathVariable String acct,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        PeriodState state = month(acct, who);
        return state == null
                ? notFound(language)
                : json.ok(
                        limit.within(
                                () ->
                                        OpenItems.of(
                                                state, core.states(), core.index().registers())));
    }

    /// The sub-account of one ward.
    @GetMapping("/{acct}/wards/{ward}")
    public ResponseEntity<?> ward(
            @PathVariable String acct,
            @PathVariable String ward,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        PeriodState state = month(acct, who);
        Id.Ward id = Id.hasForm("wrd", ward) ? new Id.Ward(ward) : null;
        Sub sub = state == null || id == null ? null : state.books().sub(id);
        return sub == null || id == null || blocked(id)
                ? notFound(language)
                : json.ok(AccountView.holder(id, sub));
    }

    /// One purchase as it stands.
    @GetMapping("/{acct}/expenditures/{exp}")
    public ResponseEntity<?> expenditure(
            @PathVariable String acct,
            @PathVariable String exp,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        PeriodState state = month(acct, who);
        var spend =
                state == null || !Id.hasForm("exp", exp)
                        ? null
                        : state.work().spend(new Id.Expenditure(exp));
        return spend == null
                ? notFound(language)
                : json.ok(AccountView.purchase(spend, this::blocked));
    }

    private boolean blocked(Id.Ward ward) {
        return core.index().registers().moneyBlocked(ward);
    }

    private ResponseEntity<Problem> notFound(@Nullable String language) {
        return problems.of(HttpStatus.NOT_FOUND, "not-found", language);
    }
}
