package org.wardledger.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.vault.PostgresSettings;
import picocli.CommandLine.Mixin;
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

    @Mixin StoreOptions asking = new StoreOptions();

    @Mixin DatabaseOptions.Vault vault = new DatabaseOptions.Vault();

    @Mixin DatabaseOptions.Shared shared = new DatabaseOptions.Shared();

    @Option(names = "--search", paramLabel = "URL", descriptionKey = "searchUrl")
    @Nullable String search;

    @Option(
            names = "--search-password-file",
            paramLabel = "FILE",
            descriptionKey = "searchPassword")
    @Nullable Path searchPassword;

    @Option(names = "--search-ca", paramLabel = "FILE", descriptionKey = "searchCa")
    @Nullable Path searchCa;

    @Mixin ProjectionOptions projection = new ProjectionOptions();

    @Option(names = "--behind-proxy", descriptionKey = "behindProxy")
    boolean behindProxy;

    /// @throws Failed where they do not go together; the text says what to add or leave out
    NodePlan plan(DataFolder data) {
        Set<Role> wanted = EnumSet.copyOf(roles);
        KurrentSettings cluster = cluster();
        if (cluster == null) {
            alone(wanted);
            return new NodePlan(wanted, null, null, null, elsewhere(), projection.split());
        }
        PostgresSettings keeper = vault.settings();
        PostgresSettings agreed = shared.settings();
        NodePlan plan =
                new NodePlan(
                        wanted,
                        cluster,
                        keeper,
                        agreed == null ? keeper : agreed,
                        elsewhere(),
                        projection.split());
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
        if (!plan.opens() && plan.vault() != null) {
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
            if (vault.url != null || shared.url != null) {
                throw failed("node.no-store");
            }
            return null;
        }
        StoreOptions.Access access = asking.access(Says.in(null));
        try {
            return access.settings(address);
        } catch (IllegalArgumentException _) {
            throw failed("node.bad-store", StoreOptions.shown(address));
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
            String password =
                    searchPassword == null
                            ? null
                            : PasswordFile.read(searchPassword, Says.in(null));
            return new SearchPlace(address, user, password, searchCa);
        } catch (URISyntaxException _) {
            throw failed("node.bad-search");
        }
    }

    private static Failed failed(String key, Object... arguments) {
        return new Failed(key + ": " + Says.in(null).text(key, arguments));
    }
}
