package org.wardledger.drills.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network.Ipam;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.wardledger.drills.containers.ComposeFile.Service;

/// The services of a compose file as containers on one private network, and what can be done to
/// them. Closing removes them and the network; what a killed run has left is removed at the start.
final class Containers implements AutoCloseable {
    private static final String LABEL = "org.wardledger.drill";
    private static final Duration ONE_SHOT = Duration.ofMinutes(2);
    private static final int RESTARTS_MAX = 20;
    private static final int LINES = 60;

    private final ComposeFile file;
    private final Images images;
    private final Network network;
    private final DockerClient docker = DockerClientFactory.instance().client();
    private final Map<String, GenericContainer<?>> running = new LinkedHashMap<>();

    Containers(ComposeFile file, Images images) {
        this.file = file;
        this.images = images;
        removeLeftovers();
        Ipam ipam =
                new Ipam()
                        .withConfig(
                                new Ipam.Config()
                                        .withSubnet(file.addresses().net())
                                        .withIpRange(file.addresses().free()));
        network =
                Network.builder()
                        .createNetworkCmdModifier(
                                create -> create.withIpam(ipam).withLabels(Map.of(LABEL, "net")))
                        .build();
    }

    private void removeLeftovers() {
        docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec().stream()
                .map(com.github.dockerjava.api.model.Container::getId)
                .forEach(id -> docker.removeContainerCmd(id).withForce(true).exec());
        docker.listNetworksCmd().exec().stream()
                .filter(n -> n.getLabels() != null && n.getLabels().containsKey(LABEL))
                .forEach(n -> docker.removeNetworkCmd(n.getId()).exec());
    }

    void start(String name) {
        start(name, new IsRunningStartupCheckStrategy());
    }

    /// Starts something that ends by itself, and waits for that.
    void complete(String name) {
        start(name, new OneShotStartupCheckStrategy().withTimeout(ONE_SHOT));
    }

    @SuppressWarnings("resource") // closed by close()
    private void start(String name, StartupCheckStrategy started) {
        Service service = file.service(name);
        GenericContainer<?> container =
                new GenericContainer<>(DockerImageName.parse(images.of(service.image())))
                        .withNetwork(network)
                        .withNetworkAliases(name)
                        .withEnv(service.environment())
                        .withLabel(LABEL, name)
                        .withStartupCheckStrategy(started)
                        .waitingFor(new NobodyWaits())
                        .withCreateContainerCmdModifier(
                                create -> {
                                    create.withHostName(name);
                                    if (service.user() != null) {
                                        create.withUser(service.user());
                                    }
                                    if (service.address() != null) {
                                        create.withIpv4Address(service.address());
                                    }
                                    HostConfig host =
                                            Objects.requireNonNull(create.getHostConfig());
                                    host.withBinds(binds(service));
                                    host.withRestartPolicy(
                                            RestartPolicy.onFailureRestart(RESTARTS_MAX));
                                });
        // Thirteen of them start at once here: a quick start is worth more than fast code.
        container.withEnv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        if (!service.command().isEmpty()) {
            container.withCommand(service.command().toArray(String[]::new));
        }
        if (name.equals("proxy")) {
            container.withExposedPorts(Portal.PORT);
        }
        container.start();
        running.put(name, container);
    }

    private List<Bind> binds(Service service) {
        List<Bind> binds = new ArrayList<>();
        for (String said : service.binds()) {
            String[] parts = said.split(":");
            Path host = file.folder().resolve(parts[0]).normalize();
            AccessMode mode = parts.length > 2 ? AccessMode.ro : AccessMode.rw;
            binds.add(new Bind(host.toString(), new Volume(parts[1]), mode));
        }
        return binds;
    }

    int port(String name, int inside) {
        return container(name).getMappedPort(inside);
    }

    private GenericContainer<?> container(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    private String id(String name) {
        return container(name).getContainerId();
    }

    /// SIGKILL.
    void kill(String name) {
        docker.killContainerCmd(id(name)).exec();
    }

    void startAgain(String name) {
        docker.startContainerCmd(id(name)).exec();
    }

    /// Everything in it stands still.
    void pause(String name) {
        docker.pauseContainerCmd(id(name)).exec();
    }

    void resume(String name) {
        docker.unpauseContainerCmd(id(name)).exec();
    }

    /// The network cable is pulled: whoever it spoke to hears nothing more, not even that.
    void cut(String name) {
        docker.disconnectFromNetworkCmd()
                .withContainerId(id(name))
                .withNetworkId(network.getId())
                .withForce(true)
                .exec();
    }

    void join(String name) {
        ContainerNetwork point = new ContainerNetwork().withAliases(name);
        String address = file.service(name).address();
        if (address != null) {
            point.withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(address));
        }
        docker.connectToNetworkCmd()
                .withContainerId(id(name))
                .withNetworkId(network.getId())
                .withContainerNetwork(point)
                .exec();
    }

    /// What a program says that is run inside.
    String inside(String name, String... command) throws IOException, InterruptedException {
        var done = container(name).execInContainer(command);
        if (done.getExitCode() != 0) {
            throw new IOException(String.join(" ", command) + ": " + done.getStderr());
        }
        return done.getStdout().strip();
    }

    /// The end of what each has said, for whoever has to find out why.
    void tell(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var each : running.entrySet()) {
            String said = each.getValue().getLogs();
            Files.writeString(folder.resolve(each.getKey() + ".log"), said);
            List<String> lines = said.lines().toList();
            System.out.println("---- " + each.getKey());
            lines.stream().skip(Math.max(0, lines.size() - LINES)).forEach(System.out::println);
        }
    }

    @Override
    public void close() {
        for (String name : List.copyOf(running.keySet()).reversed()) {
            container(name).stop();
        }
        network.close();
    }

    /// What is waited for is what the people outside see.
    private static final class NobodyWaits extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // the test asks the portal
        }
    }
}
