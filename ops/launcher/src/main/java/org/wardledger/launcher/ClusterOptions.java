package org.wardledger.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.VaultTrouble;
import picocli.CommandLine.Option;

/// What a process does of the whole, and with which servers that others run. Passwords are in
/// files, never in arguments or addresses: other people on the machine can read those.
final class ClusterOptions {
    @Option(names = "--roles", paramLabel = "ROLE", split = ",", descriptionKey = "roles")
    List<Role> roles = new ArrayList<>(List.of(Role.values()));

    @Option(names = "--keys", paramLabel = "DIR", descriptionKey = "keysFolder")
    @Nullable Path keys;

    @Option(names = "--store", paramLabel = "URL", descriptionKey = "storeUrl")
    @Nullable String store;

    @Option(names = "--store-user", paramLabel = "NAME", descriptionKey = "migrateUser")
    @Nullable String storeUser;

    @Option(
            names = "--store-password-file",
            paramLabel = "FILE",
            descriptionKey = "migratePassword")
    @Nullable Path storePassword;

    @Option(names = "--store-ca", paramLabel = "FILE", descriptionKey = "migrateCa")
    @Nullable Path storeCa;

    @Option(names = "--vault", paramLabel = "URL", descriptionKey = "vaultUrl")
    @Nullable String vault;

    @Option(names = "--vault-user", paramLabel = "NAME", descriptionKey = "vaultUser")
    String vaultUser = "ledger";

    @Option(names = "--vault-password-file", paramLabel = "FILE", descriptionKey = "vaultPassword")
    @Nullable Path vaultPassword;

    @Option(names = "--shared", paramLabel = "URL", descriptionKey = "sharedUrl")
    @Nullable String shared;

    @Option(names = "--shared-user", paramLabel = "NAME", descriptionKey = "vaultUser")
    String sharedUser = "ledger";

    @Option(names = "--shared-password-file", paramLabel = "FILE", descriptionKey = "vaultPassword")
    @Nullable Path sharedPassword;

    @Option(names = "--search", paramLabel = "URL", descriptionKey = "searchUrl")
    @Nullable String search;

    @Option(
            names = "--search-password-file",
            paramLabel = "FILE",
            descriptionKey = "searchPassword")
    @Nullable Path searchPassword;

    @Option(names = "--search-ca", paramLabel = "FILE", descriptionKey = "searchCa")
    @Nullable Path searchCa;

    @Option(names = "--behind-proxy", descriptionKey = "behindProxy")
    boolean behindProxy;

    /// @throws Failed where they do not go together; the text says what to add or leave out
    NodePlan plan(DataFolder data) {
        Set<Role> wanted = EnumSet.copyOf(roles);
        KurrentSettings cluster = cluster();
        if (cluster == null) {
            alone(wanted);
            return new NodePlan(wanted, null, null, null, elsewhere());
        }
        PostgresSettings keeper = database(vault, vaultUser, vaultPassword, "--vault");
        PostgresSettings agreed = database(shared, sharedUser, sharedPassword, "--shared");
        NodePlan plan =
                new NodePlan(
                        wanted, cluster, keeper, agreed == null ? keeper : agreed, elsewhere());
        require(plan);
        NodeFiles.require(plan, data);
        return plan;
    }

    private static void alone(Set<Role> wanted) {
        if (!wanted.equals(Role.ALL)) {
            throw failed("node.embedded-alone");
        }
    }

    private void require(NodePlan plan) {
        if (plan.opens() && plan.vault() == null) {
            throw failed("node.no-vault");
        }
        if (!plan.opens() && vault != null) {
            throw failed("node.vault-not-wanted");
        }
        if (plan.showsLog() && plan.shared() == null) {
            throw failed("node.no-shared");
        }
        if (plan.searches() && plan.search() == null && !plan.roles().equals(Role.ALL)) {
            throw failed("node.no-search");
        }
    }

    private @Nullable KurrentSettings cluster() {
        String address = store;
        if (address == null) {
            if (vault != null || shared != null) {
                throw failed("node.no-store");
            }
            return null;
        }
        if ((storeUser == null) != (storePassword == null)) {
            throw failed("node.half-credentials");
        }
        try {
            return ClusterStore.settings(
                    address,
                    storeUser,
                    storePassword == null ? null : line(storePassword),
                    storeCa);
        } catch (IllegalArgumentException _) {
            throw failed("node.bad-store", ClusterStore.shown(address));
        }
    }

    private @Nullable PostgresSettings database(
            @Nullable String url, String user, @Nullable Path password, String option) {
        if (url == null) {
            return null;
        }
        if (password == null) {
            throw failed("node.no-password", option);
        }
        try {
            return new PostgresSettings(url, user, line(password));
        } catch (VaultTrouble e) {
            throw new Failed(option + ": " + e.getMessage());
        }
    }

    private @Nullable SearchPlace elsewhere() {
        String text = search;
        if (text == null) {
            return null;
        }
        try {
            URI given = new URI(text);
            String user = given.getUserInfo();
            boolean web = "http".equals(given.getScheme()) || "https".equals(given.getScheme());
            if (!web || given.getHost() == null || (user != null && user.contains(":"))) {
                throw failed("node.bad-search");
            }
            URI address =
                    new URI(
                            given.getScheme(),
                            null,
                            given.getHost(),
                            given.getPort(),
                            null,
                            null,
                            null);
            if (user != null && searchPassword == null) {
                throw failed("node.no-password", "--search");
            }
            return new SearchPlace(
                    address, user, searchPassword == null ? null : line(searchPassword), searchCa);
        } catch (URISyntaxException _) {
            throw failed("node.bad-search");
        }
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException _) {
            throw new Failed(Says.in(null).text("sign-in.no-file", file));
        }
    }

    private static Failed failed(String key, Object... arguments) {
        return new Failed(key + ": " + Says.in(null).text(key, arguments));
    }
}
