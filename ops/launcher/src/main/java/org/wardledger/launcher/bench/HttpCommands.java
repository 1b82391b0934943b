package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
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
import org.wardledger.launcher.bench.Figure.Unit;
import org.wardledger.launcher.demo.DemoClock;
import org.wardledger.launcher.publiclog.LogOptions;

/// The same purchases over HTTP, each client signed in under a name of its own and with each
/// request, as programs of institutions send them. The whole product is beside it and has its share
/// of the machine: public log, projector and search server, and the clients. Beside it the address
/// that does nothing: the health page.
final class HttpCommands implements Measure {
    private static final String NAME = "bench";
    private static final String LOOK = "GET /actuator/health HTTP/1.1\r\n";

    @Override
    public Row measure(BenchContext context) throws Exception {
        context.endDemo();
        DataFolder data = DataFolder.of(context.folder().resolve("http"));
        new People(data.people()).put(people());
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

    /// With the slow hash that the product makes of passwords.
    private static List<Person> people() {
        String hash = Objects.requireNonNull(new BCryptPasswordEncoder().encode(NAME));
        return IntStream.range(0, Commands.CLIENTS)
                .mapToObj(
                        client ->
                                new Person(
                                        NAME + client,
                                        Founding.ACCOUNTANT.actor(),
                                        Role.ACCOUNTANT,
                                        Founding.INST,
                                        hash))
                .toList();
    }

    private static Row measure(BenchContext context, Product product, int port) throws Exception {
        Founding founding = new Founding(product.core().ledger(), Commands.MONTH);
        founding.rules();
        List<Id.Account> accounts = founding.found(Commands.CLIENTS);
        List<Wire> wires =
                IntStream.range(0, Commands.CLIENTS).mapToObj(_ -> new Wire(port)).toList();
        try {
            Clients.Call call =
                    (c, n) -> propose(wires.get(c), c, accounts.get((c + n) % accounts.size()), n);
            WarmUp warmUp = WarmUp.of(Commands.CLIENTS, call);
            Duration before = beside();
            Clients.Times ours = Clients.run(Commands.CLIENTS, context.time(), call);
            Duration searching = beside().minus(before);
            Clients.Call look = (c, _) -> require(wires.get(c).exchange(LOOK, new byte[0]));
            Clients.run(Commands.CLIENTS, Commands.warmUp(context), look);
            Clients.Times peer = Clients.run(Commands.CLIENTS, context.time(), look);
            return row(ours, searching, peer, warmUp);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private static Row row(
            Clients.Times ours, Duration searching, Clients.Times peer, WarmUp warmUp) {
        List<Figure> figures = new ArrayList<>(ours.figures("proposals of 10 lines"));
        long calls = Math.max(1, ours.nanos().length);
        figures.add(
                new Figure(
                        "processor of the search server each",
                        searching.toNanos() / calls,
                        Unit.NANOS));
        return new Row(
                "http",
                figures,
                "health page",
                peer.figures("requests"),
                List.of(
                        Commands.CLIENTS
                                + " clients in the same process, one kept connection each, "
                                + "name and password with each request, forced to disk",
                        "the whole product beside it: public log, projector, search server",
                        warmUp.text()));
    }

    /// What the processes that this one started have used.
    private static Duration beside() {
        return ProcessHandle.current()
                .descendants()
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void propose(Wire wire, int client, Id.Account acct, int n) throws IOException {
        String head =
                "POST /api/v1/commands/expenditure.propose HTTP/1.1\r\nAuthorization: Basic "
                        + credentials(client)
                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: "
                        + UUID.randomUUID()
                        + "\r\n";
        require(wire.exchange(head, body(acct, n)));
    }

    private static void require(Wire.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
    }

    private static String credentials(int client) {
        return Base64.getEncoder()
                .encodeToString((NAME + client + ":" + NAME).getBytes(StandardCharsets.UTF_8));
    }

    /// [Founding#proposal] as JSON.
    private static byte[] body(Id.Account acct, int n) {
        int price = 1 + n % 1_000;
        StringBuilder body = new StringBuilder(2_000);
        body.append("{\"acct\":\"")
                .append(acct.value())
                .append("\",\"method\":\"BANK\",\"amt\":\"");
        body.append(10 * price).append("\",\"cat\":\"FOOTWEAR\",\"contract\":\"");
        body.append(Commands.MONTH).append('/').append(n % 1_000).append("\",\"advance\":false,");
        body.append("\"eff\":\"").append(Commands.MONTH.atDay(5)).append("\",\"text\":\"bench\",");
        body.append("\"documents\":[],\"confirmed\":false,\"lines\":[");
        for (int i = 0; i < 10; i++) {
            body.append(i == 0 ? "" : ",").append("{\"ward\":\"").append(Founding.ward(i).value());
            body.append("\",\"amt\":\"").append(price).append("\",\"need\":\"WORN_OUT\",");
            body.append("\"items\":[{\"item\":\"").append(Founding.SHOES.value());
            body.append("\",\"price\":\"")
                    .append(price)
                    .append("\",\"qty\":\"1\",\"size\":\"42\"}]}");
        }
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
