package org.wardledger.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The judge of answers, shown what it must find.
class FormTest {
    private static final String PROBLEM = "application/problem+json";
    private static final String BODY = "{\"title\":\"Not now.\",\"code\":\"unavailable\"}";
    private final Tally tally = new Tally(new PrintStream(new ByteArrayOutputStream()));

    private List<String> broken(int status, String type, String body, boolean retryAfter) {
        new Form(tally)
                .check(new Door.Reply(status, type, body, true, retryAfter), "expenditure.pay");
        return tally.violations().stream().map(Violation::promise).distinct().toList();
    }

    @Test
    void a_problem_with_code_and_time_to_come_back_is_a_clear_refusal() {
        assertThat(broken(503, PROBLEM, BODY, true)).isEmpty();
    }

    @Test
    void an_outage_that_does_not_say_when_to_come_back_is_found() {
        assertThat(broken(503, PROBLEM, BODY, false)).containsExactly("refused-with-a-time");
    }

    @Test
    void a_failure_is_found_also_as_a_problem() {
        assertThat(broken(500, PROBLEM, BODY, true)).containsExactly("refused-clearly");
    }

    @Test
    void a_page_in_place_of_a_problem_is_found() {
        assertThat(broken(422, "text/html", "<html>", true)).containsExactly("refused-clearly");
    }

    @Test
    void a_stack_trace_is_found() {
        assertThat(broken(422, PROBLEM, BODY + "\n\tat org.example", true))
                .contains("no-inside-shown");
    }

    @Test
    void a_good_answer_is_good() {
        assertThat(broken(200, "application/json", "{}", false)).isEmpty();
    }
}
