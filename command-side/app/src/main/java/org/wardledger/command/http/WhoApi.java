package org.wardledger.command.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.Caller;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SignedIn;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// Who the caller is to the ledger, so that a client can show only what will be allowed.
@RestController
@Hidden
public class WhoApi {
    private final Policy policy;
    private final RequestJson json;

    public WhoApi(Policy policy, RequestJson json) {
        this.policy = policy;
        this.json = json;
    }

    /// @param actor the id under which events name the caller
    /// @param inst the one home that the caller works for; null for those who belong to none
    /// @param commands codes that the role may send; whether one is right now is for its rule
    record Who(
            String name,
            Id.Actor actor,
            Code.Role role,
            Id.@Nullable Institution inst,
            List<String> commands) {}

    @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> me(@AuthenticationPrincipal SignedIn who) {
        Caller caller = who.caller();
        List<String> commands =
                Catalogue.byCode().keySet().stream()
                        .filter(code -> policy.permits(caller, code, caller.institution()))
                        .sorted()
                        .toList();
        Who answer =
                new Who(
                        who.getUsername(),
                        caller.actor(),
                        caller.role(),
                        caller.institution(),
                        commands);
        return json.ok(answer);
    }
}
