package org.wardledger.command.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.examples.Example.Message;
import org.wardledger.events.Code;

/// The pages of `docs/api`: the start page, then those that its numbered list names, in its order.
final class Pages {
    private static final Pattern LISTED = Pattern.compile("^\\d+\\. \\[[^]]+]\\(([\\w-]+\\.md)\\)");
    private static final Pattern PERSON =
            Pattern.compile(
                    "^\\| `([\\w-]+)` \\| `([A-Z_]+)` \\| (?:`([^`]+)`)? *\\| `(\\w+)` \\|");

    private final Path folder;

    Pages(Path folder) {
        this.folder = folder;
    }

    /// Somebody who sends requests in the examples.
    ///
    /// @param home variable with the id of the home; null for those who belong to none
    record Somebody(String name, Code.Role role, @Nullable String home, String actor) {}

    List<Path> all() throws IOException {
        List<Path> pages = new ArrayList<>();
        Path start = folder.resolve("README.md");
        pages.add(start);
        for (String line : Files.readAllLines(start)) {
            Matcher listed = LISTED.matcher(line);
            if (listed.find()) {
                pages.add(folder.resolve(listed.group(1)));
            }
        }
        return pages;
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path page : all()) {
            text.append(Files.readString(page));
        }
        return text.toString();
    }

    List<Somebody> people() throws IOException {
        List<Somebody> people = new ArrayList<>();
        for (Path page : all()) {
            for (String line : Files.readAllLines(page)) {
                Matcher m = PERSON.matcher(line);
                if (m.find()) {
                    Code.Role role = Code.Role.valueOf(m.group(2));
                    people.add(new Somebody(m.group(1), role, m.group(3), m.group(4)));
                }
            }
        }
        return people;
    }

    List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : all()) {
            Message request = null;
            for (Message message : messages(page)) {
                if (message.isAnswer() == (request == null)) {
                    throw new AssertionError(
                            message.place() + ": a request and its answer follow each other");
                }
                if (request != null) {
                    examples.add(Example.of(request, message));
                }
                request = message.isAnswer() ? null : message;
            }
            if (request != null) {
                throw new AssertionError(request.place() + ": has no answer");
            }
        }
        return examples;
    }

    private List<Message> messages(Path page) throws IOException {
        List<Message> messages = new ArrayList<>();
        StringBuilder block = null;
        int start = 0;
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (block == null && line.equals("```http")) {
                block = new StringBuilder();
                start = i + 2;
            } else if (block != null && line.equals("```")) {
                messages.add(Message.of(page.getFileName() + ":" + start, block.toString()));
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return messages;
    }
}
