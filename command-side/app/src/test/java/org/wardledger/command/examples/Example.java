package org.wardledger.command.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/// One request of a page and the answer that stands under it.
///
/// @param place file and line of the request
/// @param status as the answer gives it
/// @param answerHeaders those that the page names
record Example(
        String place,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        int status,
        Map<String, String> answerHeaders,
        String answer) {

    /// A block of a page: first line, headers, an empty line, body.
    record Message(String place, String first, Map<String, String> headers, String body) {
        static Message of(String place, String text) {
            String[] parts = text.split("\n\n", 2);
            String[] lines = parts[0].strip().split("\n");
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(": ");
                if (colon < 0) {
                    throw new AssertionError(place + ": no header: " + lines[i]);
                }
                headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 2).strip());
            }
            return new Message(place, lines[0], headers, parts.length == 1 ? "" : parts[1]);
        }

        boolean isAnswer() {
            return first.startsWith("HTTP/1.1 ");
        }
    }

    static Example of(Message request, Message answer) {
        String[] line = request.first.split(" ");
        return new Example(
                request.place,
                line[0],
                line[1],
                request.headers,
                request.body,
                Integer.parseInt(answer.first.split(" ")[1]),
                answer.headers,
                answer.body);
    }
}
