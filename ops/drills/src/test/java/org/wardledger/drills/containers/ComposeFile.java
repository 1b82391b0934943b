package org.wardledger.drills.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// What `ops/compose.yaml` says of each service, with the values of `.env` beside it in place.
///
/// @param folder that paths in the file start from
record ComposeFile(Path folder, Range addresses, Map<String, Service> services) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:\\?[^}]*)?}");

    /// @param free part of the net that services without an address of their own get one from
    record Range(String net, String free) {}

    /// @param binds host path, path in the container, and `ro` or nothing, parted by colons
    /// @param address fixed on the private network; null where it does not matter
    record Service(
            String name,
            String image,
            List<String> command,
            Map<String, String> environment,
            List<String> binds,
            @Nullable String user,
            @Nullable String address) {}

    static ComposeFile in(Path folder) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(".env"))) {
            int sign = line.indexOf('=');
            values.put(line.substring(0, sign), line.substring(sign + 1));
        }
        String text = filled(Files.readString(folder.resolve("compose.yaml")), values);
        Map<String, Object> root = map(new Yaml().load(text));
        Map<String, Service> services = new LinkedHashMap<>();
        map(root.get("services")).forEach((name, said) -> services.put(name, of(name, map(said))));
        Map<String, Object> inside = map(map(root.get("networks")).get("inside"));
        List<?> ranges = (List<?>) Objects.requireNonNull(map(inside.get("ipam")).get("config"));
        Map<String, Object> range = map(ranges.getFirst());
        return new ComposeFile(
                folder,
                new Range(
                        String.valueOf(range.get("subnet")), String.valueOf(range.get("ip_range"))),
                services);
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private static String filled(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        found -> {
                            String value = values.get(found.group(1));
                            if (value == null) {
                                throw new IllegalStateException(found.group() + " is not in .env");
                            }
                            return Matcher.quoteReplacement(value);
                        });
    }

    private static Service of(String name, Map<String, Object> said) {
        Map<String, String> environment = new TreeMap<>();
        map(said.getOrDefault("environment", Map.of()))
                .forEach((key, value) -> environment.put(key, String.valueOf(value)));
        Object user = said.get("user");
        return new Service(
                name,
                String.valueOf(said.get("image")),
                words(said.get("command")),
                environment,
                words(said.get("volumes")),
                user == null ? null : user.toString(),
                address(said.get("networks")));
    }

    private static @Nullable String address(@Nullable Object networks) {
        if (!(networks instanceof Map<?, ?>)) {
            return null;
        }
        Object address = map(map(networks).get("inside")).get("ipv4_address");
        return address == null ? null : address.toString();
    }

    /// A list, or a text that a shell would part at its blanks.
    private static List<String> words(@Nullable Object said) {
        return switch (said) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(said.toString().strip().split("\\s+"));
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object yaml) {
        return yaml == null ? Map.of() : (Map<String, Object>) yaml;
    }
}
