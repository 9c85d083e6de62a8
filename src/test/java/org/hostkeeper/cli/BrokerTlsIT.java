package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 1)
@DisplayName("A broker that was read aloud on the network")
class BrokerTlsIT {
    private static final String CA = "/etc/mosquitto/hostkeeper-tls/ca.crt";
    private static final String FILES = """
            cd / && find etc/mosquitto etc/hostkeeper etc/ssl/shop 2>/dev/null | sort | while read -r path; do
                printf '%s ' "$path"
                stat -c '%U:%G %a' -- "$path" | tr '\\n' ' '
                if [ -f "$path" ]; then sha256sum < "$path"; else echo; fi
            done
            systemctl is-active mosquitto
            """;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);
    private String console = "";

    @Test
    @DisplayName("gets a listener with TLS by a certificate that is made there: clients, agent and console come by it, and undo restores it byte for byte")
    void made(TestHost host) throws Exception {
        prepared(host);
        String before = host.sh(FILES).outOfSuccess();
        Result dry = desk.run("agent", "broker-tls", "--host", "shop", "--plain-loopback", "--dry-run");
        assertThat(dry.exit()).as(dry.err() + dry.out()).isZero();
        assertThat(dry.out()).contains("listener 8883", "listener 1883 localhost").doesNotContain("PRIVATE KEY-----");
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);
        assertThat(host.exec("mosquitto_pub", "-h", host.address(), "-u", "hostkeeper-console", "-P", console, "-t", "x", "-m", "x").status()).isZero();

        List<JsonNode> done = done("--plain-loopback");
        assertThat(done.get(1).get(0).path("authority").asText()).isEqualTo(CA);
        assertThat(host.sh("cd /etc/mosquitto/hostkeeper-tls; stat -c '%n %U %a' *").outOfSuccess())
                .isEqualTo("ca.crt root 644\nca.key root 600\nserver.crt root 644\nserver.key mosquitto 600\n");
        for (String name : List.of(host.address(), "localhost", host.sh("uname -n").outOfSuccess().strip())) {
            assertThat(publishes(host, name)).as(name).isZero();
        }
        assertThat(publishes(host, host.address(), "--capath", "/etc/ssl/certs")).as("another authority").isNotZero();
        assertThat(host.exec("mosquitto_pub", "-h", host.address(), "-u", "hostkeeper-console", "-P", console, "-t", "x", "-m", "x").status())
                .as("without TLS from the network")
                .isNotZero();
        consoleComes(host);
        agentComes(host);
        renews(host);

        undo(done);
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);
        givenOnes(host, before);
        asksClients(host, before);
        staysIfItFails(host, before);
        assertThat(everythingBelow()).doesNotContain("PRIVATE KEY-----\nM");
    }

    /** With an agent and logins, and a listener for the whole network. */
    private void prepared(TestHost host) throws Exception {
        // restarted here more often in ten seconds than systemd lets a unit be, unless it is told otherwise
        host.sh("""
                mkdir -p /etc/systemd/system/mosquitto.service.d
                printf '[Unit]\\nStartLimitIntervalSec=0\\n' > /etc/systemd/system/mosquitto.service.d/often.conf
                systemctl daemon-reload
                printf 'listener 1883\\nallow_anonymous true\\n' > /etc/mosquitto/conf.d/hall.conf
                systemctl restart mosquitto""").outOfSuccess();
        desk = new Desk(folder.resolve("desk"));
        assertThat(desk.add("shop", host, "op", "--sudo", "nopasswd").exit()).isZero();
        Result installed = desk.run("agent", "install", "--host", "shop", "--runtime", AgentHost.image(), "--yes");
        assertThat(installed.exit()).as(installed.err() + installed.out()).isZero();
        Result open = desk.run("agent", "broker-tls", "--host", "shop", "--yes");
        assertThat(open.exit()).isEqualTo(3);
        assertThat(open.out() + open.err()).contains("hostkeeper agent broker-acl --host shop");
        Result acl = desk.run("agent", "broker-acl", "--host", "shop", "--yes", "--json");
        assertThat(acl.exit()).as(acl.err() + acl.out()).isZero();
        for (JsonNode login : documents(acl.out()).get(1)) {
            if (login.path("login").asText().equals("hostkeeper-console")) {
                console = login.path("password").asText();
            }
        }
        Result defects = desk.run("agent", "defects", "--host", "shop");
        assertThat(defects.out()).contains("hostkeeper agent broker-tls --host shop --plain-loopback");
    }

    private List<JsonNode> done(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("agent", "broker-tls", "--host", "shop", "--yes", "--json"));
        words.addAll(List.of(more));
        Result done = desk.run(words.toArray(String[]::new));
        assertThat(done.exit()).as(done.err() + done.out()).isZero();
        return documents(done.out());
    }

    private void undo(List<JsonNode> done) {
        Result back = desk.run("undo", done.getFirst().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
    }

    private int publishes(TestHost host, String name, String... tls) {
        List<String> command = new ArrayList<>(List.of("mosquitto_pub", "-h", name, "-p", "8883", "-u", "hostkeeper-console", "-P", console));
        command.addAll(tls.length == 0 ? List.of("--cafile", CA) : List.of(tls));
        command.addAll(List.of("-q", "1", "-t", "module_manager/request/log", "-m", "{}"));
        return host.exec(command.toArray(String[]::new)).status();
    }

    /** By the authority's certificate, which anybody may fetch. */
    private void consoleComes(TestHost host) {
        String file = folder.resolve("shop-ca.pem").toString();
        Result fetched = desk.run("host", "get", "shop", CA, file);
        assertThat(fetched.exit()).as(fetched.err() + fetched.out()).isZero();
        Result added = desk.run(
                new FakeTerminal().piping(console), "mqtt", "broker", "add", "hall", "--address", host.address() + ":8883", "--ca", file,
                "--user", "hostkeeper-console", "--password-stdin", "--dry-run");
        assertThat(added.exit()).as(added.err() + added.out()).isZero();
        assertThat(added.out() + added.err()).doesNotContain("plain TCP");
    }

    private void agentComes(TestHost host) {
        host.sh("cp -p /etc/hostkeeper/config.json /root/config.json; " + """
                python3 - <<'END'
                import json
                path = "/etc/hostkeeper/config.json"
                config = json.load(open(path))
                config["mqtt"]["port"] = 8883
                config["hostkeeper"]["mqtt"] = {"tls": True, "ca": "/etc/mosquitto/hostkeeper-tls/ca.crt"}
                open(path, "w").write(json.dumps(config))
                END
                systemctl restart hostkeeper-agent
                """).outOfSuccess();
        await().atMost(Duration.ofSeconds(60)).until(() -> host.sh("ss -tn state established dport = :8883").out().contains(":8883"));
        await().atMost(Duration.ofSeconds(60)).until(() -> host.exec(
                        "mosquitto_sub", "-h", "localhost", "-p", "8883", "--cafile", CA, "-u", "hostkeeper-console", "-P", console,
                        "-t", "module_manager/presence/+", "-C", "1", "-W", "2")
                .out()
                .contains("online"));
        host.sh("cp -p /root/config.json /etc/hostkeeper/config.json && systemctl restart hostkeeper-agent").outOfSuccess();
    }

    /** Consoles that trust the authority go on doing so. */
    private void renews(TestHost host) throws Exception {
        String first = host.sh(FILES).outOfSuccess();
        String authority = host.sh("sha256sum " + CA).outOfSuccess();
        List<JsonNode> again = done("--name", "shop.example.org");
        assertThat(host.sh("sha256sum " + CA).outOfSuccess()).isEqualTo(authority);
        assertThat(host.sh("openssl x509 -in /etc/mosquitto/hostkeeper-tls/server.crt -noout -ext subjectAltName").outOfSuccess())
                .contains("DNS:shop.example.org", "IP Address:" + host.address());
        assertThat(publishes(host, "localhost")).isZero();
        undo(again);
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(first);
        assertThat(publishes(host, "localhost")).isZero();
    }

    /** A certificate that is there is looked at before anything is changed. */
    private void givenOnes(TestHost host, String untouched) throws Exception {
        host.sh("""
                set -e
                mkdir -p /etc/ssl/shop && cd /etc/ssl/shop
                make() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout $1.key -out $1.pem -subj /CN=$1 -addext "subjectAltName=DNS:$2" -days $3 2>/dev/null; chgrp mosquitto $1.key; chmod 0640 $1.key; }
                make good $(uname -n) 30
                make other shop.example.org 30
                cp -p good.pem closed.pem; cp -p good.key closed.key; chmod 0600 closed.key
                openssl req -new -key good.key -subj /CN=old -out /root/old.csr
                openssl x509 -req -in /root/old.csr -signkey good.key -not_before 20200101000000Z -not_after 20200201000000Z -out old.pem 2>/dev/null ||
                    openssl x509 -req -in /root/old.csr -signkey good.key -days -1 -out old.pem 2>/dev/null
                cp -p good.key old.key
                """).outOfSuccess();
        String before = host.sh(FILES).outOfSuccess();
        refused("good", "other", "is not the key of the certificate");
        refused("other", "other", "is not for");
        refused("closed", "closed", "may not read");
        refused("old", "old", "has expired");
        refused("good", "missing", "is not a file");
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);
        Result done = desk.run(
                "agent", "broker-tls", "--host", "shop", "--certificate", "/etc/ssl/shop/good.pem", "--key", "/etc/ssl/shop/good.key", "--yes", "--json");
        assertThat(done.exit()).as(done.err() + done.out()).isZero();
        assertThat(publishes(host, host.sh("uname -n").outOfSuccess().strip(), "--cafile", "/etc/ssl/shop/good.pem")).isZero();
        undo(documents(done.out()));
        host.sh("rm -r /etc/ssl/shop").outOfSuccess();
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(untouched);
    }

    private void refused(String certificate, String key, String why) {
        Result refused = desk.run(
                "agent", "broker-tls", "--host", "shop", "--certificate", "/etc/ssl/shop/" + certificate + ".pem",
                "--key", "/etc/ssl/shop/" + key + ".key", "--yes");
        assertThat(refused.exit()).as(refused.out()).isEqualTo(3);
        assertThat(refused.out() + refused.err()).contains(why);
    }

    /** Who has no certificate of that authority stays outside, and who has one is called what it says. */
    private void asksClients(TestHost host, String before) throws Exception {
        host.sh("""
                set -e
                cd /root
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout clients.key -out /var/lib/mosquitto/clients.pem -subj /CN=clients -days 30 2>/dev/null
                chmod 0644 /var/lib/mosquitto/clients.pem
                openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout me.key -out me.csr -subj /CN=hostkeeper-reader 2>/dev/null
                openssl x509 -req -in me.csr -CA /var/lib/mosquitto/clients.pem -CAkey clients.key -set_serial 7 -days 30 -out me.crt 2>/dev/null
                """).outOfSuccess();
        List<JsonNode> done = done("--client-ca", "/var/lib/mosquitto/clients.pem");
        assertThat(publishes(host, "localhost")).as("without a certificate").isNotZero();
        String presence = "mosquitto_sub -h localhost -p 8883 --cafile " + CA + " --cert /root/me.crt --key /root/me.key -t module_manager/presence/+ -C 1 -W 5";
        await().atMost(Duration.ofSeconds(60)).until(() -> host.sh(presence).out().contains("online"));
        undo(done);
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);
    }

    private void staysIfItFails(TestHost host, String before) {
        host.sh("systemd-run --unit=squatter python3 -m http.server 8883").outOfSuccess();
        Result failed = desk.run("agent", "broker-tls", "--host", "shop", "--yes");
        assertThat(failed.exit()).as(failed.out()).isNotZero();
        host.sh("systemctl stop squatter").outOfSuccess();
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);
    }

    private static List<JsonNode> documents(String out) throws Exception {
        try (var values = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(out)) {
            return values.readAll();
        }
    }

    private String everythingBelow() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder.resolve("desk"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
