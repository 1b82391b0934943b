package org.wardledger.launcher.imports;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.wardledger.launcher.Remote;
import tools.jackson.databind.json.JsonMapper;

/// Through a running ledger.
final class RemoteImporting implements Importing {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNTS = "/api/v1/accounts";
    private final Remote remote;

    RemoteImporting(Remote remote) {
        this.remote = remote;
    }

    /// An account as the API lists it.
    record Listed(String acct, @Nullable String iban) {}

    @Override
    public List<Target> targets() {
        return Stream.of(remote.get(ACCOUNTS, Listed[].class))
                .map(a -> new Target(a.acct(), a.iban() == null ? "" : a.iban()))
                .toList();
    }

    @Override
    public Preview dryRun(String acct, Path file, Map<String, String> columns) throws IOException {
        String query =
                columns.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", columns.isEmpty() ? "" : "?", ""));
        return remote.post(
                ACCOUNTS + "/" + acct + "/statements/dry-run" + query,
                BodyPublishers.ofFile(file),
                Preview.class,
                "Content-Type",
                "application/octet-stream",
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(String.valueOf(file.getFileName()), StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Recorded confirm(String acct, String token) {
        return remote.post(
                ACCOUNTS + "/" + acct + "/statements/confirm",
                BodyPublishers.ofString(JSON.writeValueAsString(Map.of("token", token))),
                Recorded.class,
                "Content-Type",
                "application/json");
    }

    @Override
    public void close() {}
}
