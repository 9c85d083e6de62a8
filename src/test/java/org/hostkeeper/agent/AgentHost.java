package org.hostkeeper.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.agent.root.HelperClient;
import org.hostkeeper.testbed.TestHost;

/** The agent and its root helper on a real host, as they are installed: the runtime image, the units, a user of their own. */
public final class AgentHost {
    private static final Path DEPLOYMENT = Path.of("src/main/java/org/hostkeeper/deployment");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestHost host;
    private final String token;

    private AgentHost(TestHost host, String token) {
        this.host = host;
        this.token = token;
    }

    /** Builds the image of what these tests run on, brings it there, and starts it. */
    public static AgentHost install(TestHost host) throws IOException, InterruptedException {
        Path program = Files.createDirectories(host.files().resolve("opt/hostkeeper"));
        run("tar", "--extract", "--gzip", "--file", image(), "--directory", program.toString());
        for (String unit : List.of("hostkeeper-agent.service", "hostkeeper-helper.socket", "hostkeeper-helper.service")) {
            Files.copy(DEPLOYMENT.resolve(unit), host.files().resolve("etc/systemd/system").resolve(unit));
        }
        host.sh("""
                set -e
                ln -s hostkeeper-agent /opt/hostkeeper/current
                useradd --system --user-group --no-create-home --shell /usr/sbin/nologin hostkeeper
                install -d /etc/hostkeeper
                cat > /etc/hostkeeper/config.json <<END
                {"servername": "box7", "database": {"path": "/var/lib/hostkeeper-agent/modules.db"},
                 "hostkeeper": {"owner": "op", "rest": {"bind": "0.0.0.0"}}}
                END
                chown root:hostkeeper /etc/hostkeeper/config.json
                chmod 0640 /etc/hostkeeper/config.json
                echo '{"agent": "hostkeeper", "owner": "op", "modules": "*"}' > /etc/hostkeeper/helper.json
                install -d -o op -g op /home/op/modules /home/op/modules/pumps
                printf 'import time\\nprint("pumping", flush=True)\\nwhile True: time.sleep(60)\\n' > /home/op/modules/pumps/main.py
                systemctl daemon-reload
                systemctl enable --now hostkeeper-helper.socket
                systemctl start hostkeeper-agent.service
                """).outOfSuccess();
        String token = host.exec("/opt/hostkeeper/current/bin/hostkeeper", "agent", "token", "make", "it", "--role", "operate",
                        "--config", "/etc/hostkeeper/config.json")
                .outOfSuccess()
                .strip();
        return new AgentHost(host, token);
    }

    /** One request to the agent with the token of an operator. */
    public HttpResponse<String> send(String verb, String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://" + host.address() + ":8080" + path))
                        .header("Authorization", "Bearer " + token)
                        .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The helper on that host, asked as root. */
    public HelperClient helper() {
        return new HelperClient(host.files().resolve("run/hostkeeper/helper.sock"), Duration.ofSeconds(60), 8);
    }

    /** The packed agent of what these tests run on. */
    public static String image() throws IOException, InterruptedException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(part -> part.endsWith(".jar") || isMain(Path.of(part)))
                .collect(Collectors.joining(":"));
        return run("jpackage/agent", classPath).lines().toList().getLast();
    }

    private static boolean isMain(Path folder) {
        return Files.exists(folder.resolve("org/hostkeeper/Hostkeeper.class"));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", "");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": " + Files.readString(said));
            }
            return Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }
}
