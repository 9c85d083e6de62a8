package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.store.ModulesDb;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 3)
@DisplayName("The agent brought to a real host")
class AgentDeploymentIT {
    private static final String PASSWORD = "only-the-host-may-know-this";

    /** All that a plan may have touched, with owner, mode and content; without what useradd(8) keeps as its own backup. */
    private static final String ALL = """
            cd / && find etc home opt root var/lib/hostkeeper-agent usr/local -xdev \\
                ! -path 'home/op/.cache*' ! -path 'root/.cache*' ! -path 'etc/*-' ! -path 'etc/.pwd.lock' 2>/dev/null | sort | while read -r path; do
                printf '%s ' "$path"
                stat -c '%U:%G %a %F' -- "$path" | tr '\\n' ' '
                if [ -L "$path" ]; then readlink -- "$path"
                elif [ -f "$path" ]; then sha256sum < "$path"
                else echo; fi
            done
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("runs, asks for a token, is left alone by a second install, which needs no owner named, and leaves nothing behind when it is taken back")
    void installs(TestHost host) throws Exception {
        Desk desk = new Desk(folder.resolve("desk"));
        assertThat(desk.add("web", host, "op", "--sudo", "nopasswd").exit()).isZero();
        String before = host.sh(ALL).outOfSuccess();

        String image = AgentHost.image();
        String[] install = {"agent", "install", "--host", "web", "--runtime", image, "--yes", "--json"};
        Result installed = desk.run(install);
        assertThat(installed.exit()).as(installed.err() + installed.out()).isZero();
        assertThat(host.exec("systemctl", "is-active", "hostkeeper-agent").out().strip()).isEqualTo("active");
        assertThat(askedThere(host)).contains(" 401 ");

        Result again = desk.run(install);
        assertThat(again.exit()).as(again.err() + again.out()).isZero();
        assertThat(desk.add("by-root", host, "root").exit()).isZero();
        Result byRoot = desk.run("agent", "install", "--host", "by-root", "--runtime", image, "--dry-run");
        assertThat(byRoot.exit()).as(byRoot.err() + byRoot.out()).isZero();

        Result back = desk.run("undo", again.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(desk.run("undo", installed.json().at("/plan/hosts/0/id").asText(), "--yes").exit()).as(back.out()).isZero();
        assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(before);
        assertThat(host.sh("systemctl list-units --all --failed --plain --no-legend 'hostkeeper*'").out()).isEmpty();
    }

    /** The first line that the agent answers on that host's loopback, where alone it listens. */
    private static String askedThere(TestHost host) {
        String request = "GET /api/modules HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n";
        return host.exec("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080; printf '" + request + "' >&3; head -1 <&3").out();
    }

    @Test
    @DisplayName("is refused for root's modules unless that was said, where there is no room, and where nothing is to be adopted")
    void refuses(TestHost host) throws Exception {
        Desk desk = new Desk(folder.resolve("desk"));
        assertThat(desk.add("web", host, "root").exit()).isZero();
        String[] install = {"agent", "install", "--host", "web", "--runtime", AgentHost.image(), "--yes"};

        Result root = desk.run(install);
        assertThat(root.exit()).isEqualTo(3);
        assertThat(root.out() + root.err()).contains("--owner").doesNotContain("bug");

        String[] forOp = java.util.Arrays.copyOf(install, install.length + 2);
        forOp[install.length] = "--owner";
        forOp[install.length + 1] = "op";
        host.fill();
        Result full = desk.run(forOp);
        assertThat(full.exit()).isEqualTo(3);
        assertThat(full.out() + full.err()).contains("are free").contains("Nothing was changed");
        host.heal();

        Result none = desk.run("adopt", "--host", "web", "--runtime", AgentHost.image(), "--yes");
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.out() + none.err()).contains("nothing that Hostkeeper knows how to take over");
        assertThat(host.exec("ls", "/opt").out()).isEmpty();
    }

    @Test
    @DisplayName("takes over a deployed manager without its clients noticing, and undo restores it byte for byte")
    void adopts(TestHost other, TestHost host) throws Exception {
        deployed(host);
        Desk desk = new Desk(folder.resolve("desk"));
        assertThat(desk.add("shop", host, "op", "--sudo", "nopasswd").exit()).isZero();
        String before = host.sh(ALL).outOfSuccess();

        Result dry = desk.run("adopt", "--host", "shop", "--runtime", AgentHost.image(), "--dry-run");
        assertThat(dry.exit()).as(dry.err() + dry.out()).isZero();
        assertThat(dry.out()).contains("/home/op/module_manager/config.json").doesNotContain(PASSWORD);
        assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(before);

        Result adopted = desk.run("adopt", "--host", "shop", "--runtime", AgentHost.image(), "--yes", "--json");
        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        assertThat(host.exec("systemctl", "is-active", "hostkeeper-agent", "module-manager").out().lines())
                .containsExactly("active", "inactive");
        assertThat(get(host, "/api/modules")).isEqualTo(
                "[{\"guid\":\"g-1\",\"name\":\"pump-1\",\"description\":\"Keeps the water moving\",\"status\":\"inactive\",\"service_type\":\"pumps\"}]");
        assertThat(host.sh("stat -c '%U:%G %a' /etc/hostkeeper/config.json").outOfSuccess().strip()).isEqualTo("root:hostkeeper 640");
        assertThat(host.sh("cat /etc/hostkeeper/config.json").outOfSuccess()).contains(PASSWORD);
        assertThat(everythingBelow(folder)).doesNotContain(PASSWORD);

        Result back = desk.run("undo", adopted.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(before);
        assertThat(host.exec("systemctl", "is-active", "module-manager").out().strip()).isEqualTo("active");
        assertThat(host.exec("systemctl", "is-enabled", "module-manager").out().strip()).isEqualTo("enabled");
    }

    @Test
    @DisplayName("that was removed leaves its settings: a manager that runs again is adopted over them, and undo brings them back")
    void adoptsAfterRemoval(TestHost other, TestHost second, TestHost host) throws Exception {
        deployed(host);
        Desk desk = new Desk(folder.resolve("desk"));
        assertThat(desk.add("shop", host, "op", "--sudo", "nopasswd").exit()).isZero();
        String image = AgentHost.image();
        String[] adopt = {"adopt", "--host", "shop", "--runtime", image, "--yes", "--json"};
        assertThat(desk.run(adopt).exit()).isZero();
        assertThat(desk.run("agent", "remove", "--host", "shop", "--yes").exit()).isZero();
        host.sh("sed -i s/INFO/DEBUG/ /etc/hostkeeper/config.json && systemctl enable --now module-manager").outOfSuccess();
        await().atMost(Duration.ofSeconds(20)).until(() -> listens(host));
        String before = host.sh(ALL).outOfSuccess();

        Result beside = desk.run("agent", "install", "--host", "shop", "--owner", "op", "--runtime", image, "--yes");
        assertThat(beside.exit()).isEqualTo(3);
        assertThat(beside.out() + beside.err()).contains("hostkeeper adopt");

        Result adopted = desk.run(adopt);
        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        assertThat(host.exec("systemctl", "is-active", "hostkeeper-agent", "module-manager").out().lines())
                .containsExactly("active", "inactive");
        assertThat(host.sh("stat -c '%U:%G %a' /etc/hostkeeper/config.json").outOfSuccess().strip()).isEqualTo("root:hostkeeper 640");
        assertThat(host.sh("cat /etc/hostkeeper/config.json").outOfSuccess()).contains(PASSWORD, "INFO");

        Result back = desk.run("undo", adopted.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(before);
        getsNewSettings(host, desk, image);
        assertThat(everythingBelow(folder)).doesNotContain(PASSWORD);
    }

    /** For another owner than the left settings are for: only if that is said, and undo brings the left ones back. */
    private static void getsNewSettings(TestHost host, Desk desk, String image) {
        String settings = "systemctl disable -q --now module-manager; cd /etc/hostkeeper && for f in *; do stat -c '%n %U:%G %a' $f; sha256sum $f; done";
        String left = host.sh(settings).outOfSuccess();
        Result others = desk.run("agent", "install", "--host", "shop", "--owner", "plain", "--runtime", image, "--yes");
        assertThat(others.exit()).isEqualTo(3);
        assertThat(others.out() + others.err()).contains("--owner op", "--new-settings");
        assertThat(host.sh(settings).outOfSuccess()).isEqualTo(left);

        Result fresh = desk.run("agent", "install", "--host", "shop", "--owner", "plain", "--new-settings", "--runtime", image, "--yes", "--json");
        assertThat(fresh.exit()).as(fresh.err() + fresh.out()).isZero();
        assertThat(host.sh("cat /etc/hostkeeper/config.json").outOfSuccess()).contains("\"plain\"").doesNotContain(PASSWORD);
        assertThat(host.sh("cat /etc/hostkeeper/helper.json").outOfSuccess()).contains("\"plain\"");
        assertThat(host.sh("stat -c '%U:%G %a' /etc/hostkeeper/config.json").outOfSuccess().strip()).isEqualTo("root:hostkeeper 640");

        Result back = desk.run("undo", fresh.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(host.sh(settings).outOfSuccess()).isEqualTo(left);
    }

    /** A manager as it was deployed: its folder in a home that is closed to others, its settings, its table, its service. */
    private void deployed(TestHost host) throws IOException {
        Path manager = Files.createDirectories(host.files().resolve("home/op/module_manager"));
        Path made = folder.resolve("modules.db");
        try (ModulesDb table = ModulesDb.open(made)) {
            table.add(new org.hostkeeper.module.DeployedModule("g-1", "pump-1", "Keeps the water moving", ModuleStatus.INACTIVE.word(), "pumps"));
        }
        Files.copy(made, manager.resolve("modules.db"));
        Files.writeString(manager.resolve("config.json"), """
                {"servername": "shop", "loglevel": "INFO",
                 "alerts": {"send_alert_after_service_failed": true, "emails": "ops@example.org", "smtp_server": "localhost",
                            "smtp_username": "mm", "smtp_password": "%s"},
                 "mqtt": {"broker": "localhost", "port": 1883, "topic_prefix": "module_manager"},
                 "systemapi": {"base_url": "http://localhost:8080"},
                 "database": {"path": "~/module_manager/modules.db"}}
                """.formatted(PASSWORD));
        host.sh("""
                set -e
                chown -R op:op /home/op/module_manager
                chmod 0600 /home/op/module_manager/config.json
                chmod 0700 /home/op
                cat > /etc/systemd/system/module-manager.service <<'UNIT'
                [Unit]
                Description=Module manager
                [Service]
                User=op
                WorkingDirectory=/home/op/module_manager
                ExecStart=/usr/bin/perl -MIO::Socket::INET -e '$$s=IO::Socket::INET->new(LocalAddr=>"0.0.0.0",LocalPort=>8080,Listen=>5,ReuseAddr=>1) or die; sleep' main.py
                [Install]
                WantedBy=multi-user.target
                UNIT
                systemctl daemon-reload
                systemctl enable --now module-manager
                """).outOfSuccess();
        await().atMost(Duration.ofSeconds(20)).until(() -> listens(host));
    }

    private static boolean listens(TestHost host) {
        return host.exec("grep", "-q", ":1F90 ", "/proc/net/tcp").status() == 0;
    }

    /** As a deployed client asks: by address, without a token. */
    private static String get(TestHost host, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + host.address() + ":8080" + path))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String everythingBelow(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
