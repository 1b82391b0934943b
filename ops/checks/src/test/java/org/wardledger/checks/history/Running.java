package org.wardledger.checks.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.Opened;
import org.wardledger.command.Caller;
import org.wardledger.command.Gateway;
import org.wardledger.command.Outcome;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.operator.Operations.DeclareOutage;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.Product;
import org.wardledger.launcher.QuietListener;
import org.wardledger.launcher.Serving;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.launcher.reconcile.Finding;
import org.wardledger.launcher.reconcile.Reconciling;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole product in this process, so that a test holds what its administrator holds: the files
/// and the credentials of the search server.
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Product product;
    private final Serving serving;

    private Running(Product product, Serving serving) {
        this.product = product;
        this.serving = serving;
    }

    static Running start(DataFolder data, Path policy) throws InterruptedException {
        Product product =
                Product.open(
                        data, new Policy(), Installation.searchDistribution(), Clock.systemUTC());
        product.project(new QuietListener());
        LogOptions options =
                CommandLine.populateCommand(new LogOptions(), "--policy", policy.toString());
        Serving serving = Serving.start(product, data, options, Serving.HERE, 0);
        if (!product.awaitSearchable(PATIENCE)) {
            throw new AssertionError("not searchable: " + product.projector().status());
        }
        return new Running(product, serving);
    }

    Product product() {
        return product;
    }

    PublicLog log() {
        return serving.log();
    }

    Reconciling.Standing reconcile() throws Exception {
        Reconciling reconciling = serving.reconciling();
        reconciling.start(Caller.operator());
        Tools.await(() -> !reconciling.standing().running());
        return reconciling.standing();
    }

    List<Finding> findings() throws Exception {
        return reconcile().findings();
    }

    String page(String path) throws IOException, InterruptedException {
        String address = "http://" + Serving.HERE + ":" + serving.port();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept-Language", "en")
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /// A current document of a view that shows an amount.
    JsonNode shownAmount(String view) throws IOException {
        String found =
                search(
                        "POST",
                        "/" + view + "/_search",
                        """
                        {"size":1,"query":{"bool":{"filter":[{"exists":{"field":"amount"}},
                        {"term":{"to":9223372036854775807}}]}}}""");
        return JSON.readTree(found).path("hits").path("hits").path(0);
    }

    void set(JsonNode hit, long amount) throws IOException {
        search("POST", at(hit, "/_update/"), "{\"doc\":{\"amount\":" + amount + "}}");
    }

    void remove(JsonNode hit) throws IOException {
        search("DELETE", at(hit, "/_doc/"), null);
    }

    private static String at(JsonNode hit, String action) {
        String id = hit.path("_id").asString();
        return "/" + hit.path("_index").asString() + action + id + "?refresh=true";
    }

    /// Something more to publish.
    void declareOutage() {
        LocalDate today = LocalDate.now(Gateway.LEGAL_TIME);
        Outcome outcome =
                product.core()
                        .ledger()
                        .execute(
                                new Plain(new DeclareOutage(today, today)),
                                Caller.operator(),
                                UUID.randomUUID());
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError(outcome);
        }
    }

    /// The ward of the first enrolment.
    Id.Ward someWard() {
        return recorded(WardEnrolled.class).findFirst().orElseThrow().ward();
    }

    /// How many records still say who a ward is.
    long identities(Id.Ward ward) {
        return recorded(IdentityRecorded.class)
                .filter(e -> e.ward().equals(ward) && !e.name().isEmpty())
                .count();
    }

    private <E extends LedgerEvent> Stream<E> recorded(Class<E> type) {
        return product.store().readAll(0, 10_000).stream()
                .map(product.core().reader()::read)
                .map(Opened::foldable)
                .filter(Objects::nonNull)
                .map(found -> (LedgerEvent) found.event())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /// Somebody asks to be forgotten, and another person destroys what may go at once.
    void forget(Id.Ward ward) {
        var asked =
                done(
                        new PrivacyRequests.ReceiveRequest(
                                null, ward, Right.DESTROY, "sample identity card"),
                        1);
        Id.PrivacyCase file = ((RequestReceived) asked.events().getFirst().event()).privacyCase();
        List<DataClass> atOnce =
                List.of(DataClass.IDENTITY, DataClass.CARE, DataClass.CASE, DataClass.TEXT);
        done(new PrivacyRequests.ShredData(file, PrivacyLaw.PD_25, atOnce), 2);
    }

    private Outcome.Done done(org.wardledger.command.Request request, int person) {
        Caller caller =
                new Caller(new Id.Actor("act_%016d".formatted(person)), Role.OPERATOR, null);
        Outcome outcome = product.core().ledger().execute(request, caller, UUID.randomUUID());
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new AssertionError(outcome);
    }

    /// Whether everything recorded is under a checkpoint that enough witnesses have seen.
    boolean provable() throws IOException {
        return serving.log().reader().status().provable(product.store().head());
    }

    /// Whether everything recorded is under a checkpoint of the log itself.
    boolean published() throws IOException {
        return serving.log().reader().latest().orElseThrow().size() == product.store().head();
    }

    /// What anybody can send to the search server who has its credentials.
    private String search(String method, String path, @Nullable String body) throws IOException {
        RestClient client = product.client();
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body);
        }
        return new String(
                client.performRequest(request).getEntity().getContent().readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Once more is harmless.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        serving.close();
        product.close();
    }
}
