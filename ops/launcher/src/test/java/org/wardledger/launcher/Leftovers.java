package org.wardledger.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/// Looks for words in every byte that a running product leaves behind. What compresses is read back
/// the way it came in: Elasticsearch by its own searches, gzip unpacked.
final class Leftovers {
    private final List<String> words;
    private final List<String> found = new ArrayList<>();
    private int searched;

    Leftovers(List<String> words) {
        this.words = List.copyOf(words);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    /// Files, answers and documents looked into.
    int searched() {
        return searched;
    }

    /// Every file of a folder; those that vanish meanwhile, as a search server's do, are left out.
    Leftovers inFiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException _) {
            return inFiles(folder);
        }
        for (Path file : files) {
            in(
                    folder.relativize(file).toString(),
                    file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            try {
                in(folder.relativize(file).toString(), Files.readAllBytes(file));
            } catch (java.nio.file.NoSuchFileException _) {
                searched--;
            }
        }
        return this;
    }

    Leftovers in(String where, byte[] bytes) {
        searched++;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String word : words) {
            String raw =
                    new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            if (text.contains(raw)) {
                found.add(word + " in " + where);
            }
        }
        byte[] unpacked = unpacked(bytes);
        return unpacked.length == 0 ? this : in(where + " unpacked", unpacked);
    }

    private static byte[] unpacked(byte[] bytes) {
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!gzip) {
            return new byte[0];
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (ZipException _) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every document of every index, as its server gives it back, and its own state.
    Leftovers inSearch(RestClient client) throws IOException {
        for (String path :
                List.of(
                        "/_all/_search?size=10000&expand_wildcards=all",
                        "/_cluster/state",
                        "/_all/_settings?expand_wildcards=all")) {
            byte[] body =
                    EntityUtils.toByteArray(
                            client.performRequest(new Request("GET", path)).getEntity());
            in("search server " + path, body);
        }
        return this;
    }

    /// @return the answers, for those who want to see that there was one
    List<String> inPages(String address, List<String> paths)
            throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : paths) {
                var answer =
                        client.send(
                                HttpRequest.newBuilder(URI.create(address + path)).build(),
                                BodyHandlers.ofByteArray());
                answers.add(answer.statusCode() + " " + path);
                in(path, answer.body());
            }
        }
        return answers;
    }
}
