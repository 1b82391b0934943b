package org.wardledger.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final byte[] NOTHING = new byte[0];

    private final List<String> asked = new ArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// Answers as told, on as many connections as there are lists.
    @SafeVarargs
    private Thread answering(List<String>... connections) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            for (List<String> answers : connections) {
                                serve(answers);
                            }
                        });
    }

    private void serve(List<String> answers) {
        try (Socket client = server.accept()) {
            for (String answer : answers) {
                byte[] request = new byte[4_096];
                int length = client.getInputStream().read(request);
                asked.add(new String(request, 0, length, StandardCharsets.UTF_8));
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Wire wire() {
        return new Wire(server.getLocalPort());
    }

    @Test
    void answers_of_a_known_length_and_in_chunks_are_read_to_their_end_on_one_connection()
            throws Exception {
        Thread serving =
                answering(
                        List.of(
                                "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nfirst",
                                "HTTP/1.1 409 \r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "3\r\nsec\r\n3\r\nond\r\n0\r\n\r\n",
                                "HTTP/1.1 204 \r\n\r\n"));
        try (Wire wire = wire()) {
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            assertThat(wire.exchange("POST /a HTTP/1.1\r\n", body).text()).isEqualTo("200 first");
            assertThat(wire.exchange("GET /b HTTP/1.1\r\n", NOTHING).text())
                    .isEqualTo("409 second");
            assertThat(wire.exchange("GET /c HTTP/1.1\r\n", NOTHING).text()).isEqualTo("204 ");
        }
        serving.join();
        assertThat(asked.getFirst())
                .isEqualTo("POST /a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}");
    }

    @Test
    void a_connection_that_the_server_ends_is_opened_anew() throws Exception {
        String last = "HTTP/1.1 200 \r\nContent-Length: 1\r\nConnection: close\r\n\r\n";
        Thread serving = answering(List.of(last + "1"), List.of(last + "2"));
        try (Wire wire = wire()) {
            assertThat(wire.exchange("GET /a HTTP/1.1\r\n", NOTHING).text()).isEqualTo("200 1");
            assertThat(wire.exchange("GET /b HTTP/1.1\r\n", NOTHING).text()).isEqualTo("200 2");
        }
        serving.join();
    }

    @Test
    void an_answer_that_breaks_off_is_a_failure() throws Exception {
        Thread serving = answering(List.of("HTTP/1.1 200 \r\nContent-"));
        try (Wire wire = wire()) {
            assertThatThrownBy(() -> wire.exchange("GET /a HTTP/1.1\r\n", NOTHING))
                    .isInstanceOf(EOFException.class);
        }
        serving.join();
    }
}
