package org.wardledger.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.Product;
import org.wardledger.launcher.QuietListener;
import org.wardledger.launcher.Serving;
import org.wardledger.launcher.demo.DemoClock;
import org.wardledger.launcher.publiclog.LogOptions;

/// The same purchases over HTTP, each signed in for itself, as a program of an institution would
/// send them. The clients run on the same machine and take their share of it. Beside it the address
/// that does nothing: the health page.
final class HttpCommands implements Measure {
    private static final String NAME = "bench";

    @Override
    public Row measure(BenchContext context) throws IOException {
        context.endDemo();
        DataFolder data = DataFolder.of(context.folder().resolve("http"));
        new People(data.people())
                .put(
                        List.of(
                                new Person(
                                        NAME,
                                        Founding.ACCOUNTANT.actor(),
                                        Role.ACCOUNTANT,
                                        Founding.INST,
                                        hash())));
        try (Product product =
                Product.open(
                        data,
                        new Policy(),
                        Installation.searchDistribution(),
                        new DemoClock(Commands.MONTH.atDay(20)))) {
            product.project(new QuietListener());
            try (Serving serving =
                    Serving.start(product, data, new LogOptions(), Serving.HERE, 0)) {
                return measure(context, product, serving.port());
            }
        } finally {
            Folders.delete(data.root());
        }
    }

    private static String hash() {
        return Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(NAME));
    }

    private static Row measure(BenchContext context, Product product, int port) {
        Founding founding = new Founding(product.core().ledger(), Commands.MONTH);
        founding.rules();
        List<Id.Account> accounts = founding.found(Commands.CLIENTS);
        URI server = URI.create("http://" + Serving.HERE + ":" + port);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Clients.Call call = (c, n) -> propose(client, server, accounts, c, n);
            Clients.run(Commands.CLIENTS, Commands.warmUp(context), call);
            Clients.Times ours = Clients.run(Commands.CLIENTS, context.time(), call);
            Clients.Times peer =
                    Clients.run(Commands.CLIENTS, context.time(), (_, _) -> look(client, server));
            return new Row(
                    "http",
                    ours.figures("proposals of 10 lines"),
                    "health page",
                    peer.figures("requests"),
                    List.of(
                            Commands.CLIENTS
                                    + " clients on the same machine, one connection each, "
                                    + "password with each request, forced to disk"));
        }
    }

    private static void propose(
            HttpClient client, URI server, List<Id.Account> accounts, int c, int n)
            throws IOException, InterruptedException {
        Id.Account acct = accounts.get((c + n) % accounts.size());
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/api/v1/commands/expenditure.propose"))
                        .header("Authorization", "Basic " + credentials())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body(acct, n)))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void look(HttpClient client, URI server)
            throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(server.resolve("/actuator/health")).build(),
                BodyHandlers.discarding());
    }

    private static String credentials() {
        return Base64.getEncoder()
                .encodeToString((NAME + ":" + NAME).getBytes(StandardCharsets.UTF_8));
    }

    /// [Founding#proposal] as JSON.
    private static String body(Id.Account acct, int n) {
        int price = 1 + n % 1_000;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(
                    """
                    {"ward":"%s","amt":"%d","need":"WORN_OUT",
                     "items":[{"item":"%s","price":"%d","qty":"1","size":"42"}]}"""
                            .formatted(
                                    Founding.ward(i).value(),
                                    price,
                                    Founding.SHOES.value(),
                                    price));
        }
        return """
        {"acct":"%s","method":"BANK","amt":"%d","cat":"FOOTWEAR","contract":"%s/%d",
         "advance":false,"eff":"%s","text":"bench","documents":[],"confirmed":false,"lines":[%s]}"""
                .formatted(
                        acct.value(),
                        10 * price,
                        Commands.MONTH,
                        n % 1_000,
                        Commands.MONTH.atDay(5),
                        String.join(",", lines));
    }
}
