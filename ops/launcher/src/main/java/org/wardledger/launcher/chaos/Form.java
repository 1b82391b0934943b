package org.wardledger.launcher.chaos;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What an answer has to look like, whatever is wrong: a request that cannot be carried out is
/// refused with a problem that has a code, and with a time to come back where coming back helps.
/// Nothing of the inside is ever shown.
///
/// @param tally where what is wrong is kept
record Form(Tally tally) {
    private static final int SHOWN = 300;

    void check(Door.Reply reply, String what) {
        int status = reply.status();
        String seen = what + " answered " + status + " " + shown(reply.body());
        boolean inside = reply.body().contains("\tat ") || reply.body().contains("Exception");
        tally.check(!inside || status / 100 == 2, "no-inside-shown", null, seen);
        tally.check(status < 500 || status == 503, "refused-clearly", null, seen);
        boolean api = what.startsWith("/api/") || !what.startsWith("/");
        if (status >= 400 && api) {
            problem(reply, seen);
        }
    }

    private void problem(Door.Reply reply, String seen) {
        boolean problem = reply.type().startsWith("application/problem+json");
        String code = "";
        if (problem) {
            try {
                JsonNode read = reply.json();
                code = read.path("code").asString("");
                problem = !code.isEmpty() && !read.path("title").asString("").isEmpty();
            } catch (JacksonException _) {
                problem = false;
            }
        }
        tally.check(problem, "refused-clearly", null, seen + " of type " + reply.type());
        if (!code.isEmpty()) {
            tally.code(reply.status() + " " + code);
        }
        if (reply.status() == 503 || reply.status() == 429) {
            tally.turnedAway.increment();
            tally.check(reply.retryAfter(), "refused-with-a-time", null, seen);
        }
    }

    private static String shown(String body) {
        String line = body.replace('\n', ' ');
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
