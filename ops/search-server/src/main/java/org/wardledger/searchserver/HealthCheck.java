package org.wardledger.searchserver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.wardledger.searchserver.SearchHealth.Problem;

/// Asks the server how it is.
final class HealthCheck {

    private static final Pattern BLOCKED_INDEX = Pattern.compile("\"([^\"]+)\":\\{\"settings\"");

    private HealthCheck() {}

    static SearchHealth of(
            ServerFolder folder, NodeHttp http, URI uri, HunspellDictionaries dictionaries) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        for (HunspellDictionaries.Language language : dictionaries.missing()) {
            problems.add(
                    switch (language) {
                        case KAZAKH -> Problem.NO_KAZAKH_WORD_FORMS;
                        case RUSSIAN -> Problem.NO_RUSSIAN_WORD_FORMS;
                        case ENGLISH -> Problem.NO_ENGLISH_WORD_FORMS;
                    });
        }
        long freeBytes = freeBytes(folder);
        if (freeBytes < NodeSettings.DISK_LOW_BYTES) {
            problems.add(Problem.DISK_LOW);
        }
        Optional<String> status = http.get(uri, "/_cluster/health?filter_path=status");
        if (status.isEmpty()) {
            problems.add(Problem.DOWN);
        } else if (status.get().contains("red")) {
            problems.add(Problem.INCOMPLETE);
        }
        List<String> blocked = blockedIndices(http, uri);
        if (!blocked.isEmpty()) {
            problems.add(Problem.READ_ONLY);
        }
        return new SearchHealth(problems, freeBytes, blocked);
    }

    private static List<String> blockedIndices(NodeHttp http, URI uri) {
        String path = "/_all/_settings/index.blocks.read_only_allow_delete?expand_wildcards=all";
        String answer = http.get(uri, path).orElse("");
        return BLOCKED_INDEX.matcher(answer).results().map(HealthCheck::name).sorted().toList();
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }

    static long freeBytes(ServerFolder folder) {
        try {
            return Files.getFileStore(folder.data()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
