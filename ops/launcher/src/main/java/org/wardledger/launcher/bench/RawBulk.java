package org.wardledger.launcher.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.wardledger.projector.IndexSettings;
import org.wardledger.projector.Projector;
import org.wardledger.searchserver.AnalysisSettings;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The documents of a replay as ready-made bulk requests into indices of the same shape: what the
/// search server takes when nobody folds, orders or keeps a checkpoint.
final class RawBulk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES = 5 << 20;
    private static final int DOCUMENTS = 2_000;
    private static final int SENDERS = 2;
    private static final long BYTES_IN_ALL = 96L << 20;

    private final List<byte[]> bodies = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int inBody;
    private long documents;
    private long bytes;

    /// Makes the requests in memory; stops at a size that leaves room for the program.
    static RawBulk of(Projector.Source source) {
        RawBulk raw = new RawBulk();
        Folds folds = new Folds(source.views(), source.reader(), raw::add);
        ReplayNull.scan(source.store(), e -> folds.apply(source.reader().read(e)));
        folds.eachCurrent(raw::add);
        raw.cut();
        return raw;
    }

    private static String index(Projection<?> view) {
        return "bench-raw-" + view.name();
    }

    private void add(Projection<?> view, View document) {
        if (bytes > BYTES_IN_ALL) {
            return;
        }
        ObjectNode action = JSON.createObjectNode();
        action.putObject("index")
                .put("_index", index(view))
                .put("_id", document.id() + "@" + document.from())
                .put("version", document.from())
                .put("version_type", "external");
        body.writeBytes(action.toString().getBytes(StandardCharsets.UTF_8));
        body.write('\n');
        body.writeBytes(ViewJson.write(document));
        body.write('\n');
        inBody++;
        documents++;
        if (inBody == DOCUMENTS || body.size() > BYTES) {
            cut();
        }
    }

    private void cut() {
        if (inBody > 0) {
            bodies.add(body.toByteArray());
            bytes += body.size();
            body.reset();
            inBody = 0;
        }
    }

    long documents() {
        return documents;
    }

    long meanBytes() {
        return bytes / Math.max(1, documents);
    }

    /// @return nanoseconds from the first request until everything is visible
    long send(Projector.Source source) throws IOException {
        RestClient client = source.client();
        for (Projection<?> view : source.views()) {
            create(client, view, index(view));
        }
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        Clients.each(
                SENDERS,
                () -> {
                    for (int i = next.getAndIncrement();
                            i < bodies.size();
                            i = next.getAndIncrement()) {
                        post(client, bodies.get(i));
                    }
                });
        client.performRequest(new Request("POST", "/bench-raw-*/_refresh"));
        long took = System.nanoTime() - start;
        for (Projection<?> view : source.views()) {
            client.performRequest(new Request("DELETE", "/" + index(view)));
        }
        return took;
    }

    /// An index as the projector makes them, for a view, under a name.
    static void create(RestClient client, Projection<?> view, String name) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.set("settings", IndexSettings.single(AnalysisSettings.json()).of(view));
        body.set("mappings", JSON.readTree(view.mapping()));
        Request request = new Request("PUT", "/" + name);
        request.setJsonEntity(body.toString());
        client.performRequest(request);
    }

    /// Documents as a bulk request; throws where one is refused.
    static void post(RestClient client, byte[] body) throws IOException {
        Request request = new Request("POST", "/_bulk?filter_path=errors");
        request.setEntity(new ByteArrayEntity(body, ContentType.create("application/x-ndjson")));
        JsonNode answer =
                JSON.readTree(
                        client.performRequest(request).getEntity().getContent().readAllBytes());
        if (answer.path("errors").asBoolean(true)) {
            throw new IllegalStateException("a document of the comparison was refused");
        }
    }
}
