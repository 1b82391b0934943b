package org.wardledger.eventstore.qualify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// A real server for the tests: the one that `LEDGER_TEST_EVENTSTORE` names, else a container of
/// the public image where Docker has it or can fetch it, else none. Started once and left to end
/// with the virtual machine.
public final class RealServer {
    private static final String IMAGE = "kurrentplatform/kurrentdb:26.1.1";
    private static final int PORT = 2113;
    private static final int PULL_SECONDS = 90;

    private static final @Nullable String CONNECTION = find();

    private RealServer() {}

    /// Null where there is none; why, and how to change that, was printed.
    public static @Nullable String connection() {
        return CONNECTION;
    }

    private static @Nullable String find() {
        String given = System.getenv("LEDGER_TEST_EVENTSTORE");
        if (given != null && !given.isBlank()) {
            return given;
        }
        String image = System.getenv().getOrDefault("LEDGER_TEST_EVENTSTORE_IMAGE", IMAGE);
        String why = "Docker is not available";
        if (DockerClientFactory.instance().isDockerAvailable()) {
            why = "the image " + image + " is not here and cannot be pulled";
            if (present(image)) {
                return start(image);
            }
        }
        System.out.println(
                "Skipped: the event store on a real server, because "
                        + why
                        + ". Set LEDGER_TEST_EVENTSTORE=esdb://host:2113 to a running one, or"
                        + " LEDGER_TEST_EVENTSTORE_IMAGE to an image of EventStoreDB or KurrentDB.");
        return null;
    }

    private static boolean present(String image) {
        var docker = DockerClientFactory.instance().client();
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (RuntimeException absent) {
            try {
                return docker.pullImageCmd(image)
                        .start()
                        .awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS);
            } catch (RuntimeException unreachable) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @SuppressWarnings("resource") // it ends with the virtual machine
    private static String start(String image) {
        var container =
                new GenericContainer<>(image)
                        .withExposedPorts(PORT)
                        .withEnv("KURRENTDB_INSECURE", "true")
                        .withEnv("EVENTSTORE_INSECURE", "true")
                        .waitingFor(
                                Wait.forHttp("/health/live")
                                        .forPort(PORT)
                                        .forStatusCode(204)
                                        .withStartupTimeout(Duration.ofMinutes(2)));
        container.start();
        return "esdb://%s:%d?tls=false"
                .formatted(container.getHost(), container.getMappedPort(PORT));
    }
}
