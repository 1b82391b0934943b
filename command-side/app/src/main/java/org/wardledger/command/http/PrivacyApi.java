package org.wardledger.command.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.CommandCore;
import org.wardledger.command.privacy.DataRequestClock;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SignedIn;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.Right;

/// The clock of requests about personal data.
@RestController
@Hidden
@RequestMapping(path = "/api/v1/privacy/requests", produces = MediaType.APPLICATION_JSON_VALUE)
public class PrivacyApi {
    private final DataRequestClock requests;
    private final Policy policy;
    private final RequestJson json;

    public PrivacyApi(CommandCore core, Policy policy, RequestJson json) {
        this.requests = new DataRequestClock(core);
        this.policy = policy;
        this.json = json;
    }

    /// A request that is not answered yet.
    ///
    /// @param ward null where even this is erased
    /// @param blocked classes of the ward's data that are not shown
    /// @param due last day to do it and to answer
    record Waiting(
            Id.PrivacyCase privacyCase,
            Id.@Nullable Ward ward,
            Right right,
            List<DataClass> blocked,
            LocalDate due,
            boolean late) {}

    @GetMapping
    public ResponseEntity<byte[]> waiting(@AuthenticationPrincipal SignedIn who) {
        List<Waiting> waiting =
                requests.waiting(policy, who.caller()).stream()
                        .map(
                                r ->
                                        new Waiting(
                                                r.request().id(),
                                                r.request().ward(),
                                                r.request().right(),
                                                r.blocked(),
                                                r.request().due(),
                                                r.late()))
                        .toList();
        return json.ok(waiting);
    }
}
