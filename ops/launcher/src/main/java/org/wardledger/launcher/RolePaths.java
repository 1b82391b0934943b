package org.wardledger.launcher;

import java.util.List;
import java.util.Set;

/// Which path is whose, for the proxy before several processes. The first row that fits decides;
/// what no row names is for [Role#QUERY]. A process that does more answers more, and a commanding
/// one has the public pages too.
public final class RolePaths {

    /// @param prefix how the path begins
    public record Row(String prefix, Role role) {}

    public static final List<Row> TABLE =
            List.of(
                    new Row("/api/v1/public/", Role.QUERY),
                    new Row("/api/", Role.COMMAND),
                    new Row("/v3/api-docs", Role.COMMAND),
                    new Row("/work", Role.COMMAND),
                    new Row("/sign-in", Role.COMMAND),
                    new Row("/sign-out", Role.COMMAND),
                    new Row("/log/", Role.LOG));

    /// Of each process itself; never forwarded.
    private static final String OWN = "/actuator";

    private RolePaths() {}

    /// Whose a path is.
    public static Role of(String path) {
        return TABLE.stream()
                .filter(row -> fits(path, row.prefix()))
                .map(Row::role)
                .findFirst()
                .orElse(Role.QUERY);
    }

    private static boolean fits(String path, String prefix) {
        return path.startsWith(prefix)
                && (prefix.endsWith("/")
                        || path.length() == prefix.length()
                        || path.charAt(prefix.length()) == '/');
    }

    /// Whether a process that does these answers a path. Those who show pages show the log beside
    /// them, and people can sign in wherever pages are.
    static boolean answers(Set<Role> roles, String path) {
        if (fits(path, OWN) || path.equals("/error")) {
            return true;
        }
        boolean pages = roles.contains(Role.COMMAND) || roles.contains(Role.QUERY);
        return switch (of(path)) {
            case COMMAND -> roles.contains(Role.COMMAND) || (pages && path.startsWith("/sign-"));
            case LOG -> pages || roles.contains(Role.LOG);
            case QUERY, PROJECTOR -> pages;
        };
    }
}
