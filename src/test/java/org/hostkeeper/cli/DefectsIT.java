package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.store.ModulesDb;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 1)
@DisplayName("On a real host with every known defect of a deployed manager")
class DefectsIT {
    private static final String SHARED = "colliding-names:pump_1.service";
    private static final String PASSWORD = "only-the-host-may-know-this";

    /** All that a mending plan may touch, with owner, mode and content. */
    private static final String ALL = """
            cd / && find etc home/shop tmp/pump_1.service opt/hostkeeper/current -xdev ! -path 'etc/*-' 2>/dev/null | sort | while read -r path; do
                printf '%s ' "$path"
                stat -c '%U:%G %a %F' -- "$path" | tr '\\n' ' '
                if [ -L "$path" ]; then readlink -- "$path"
                elif [ -f "$path" ]; then sha256sum < "$path"
                else echo; fi
            done
            systemctl is-active old_pump.service lamp.service module-manager.service hostkeeper-agent.service
            """;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @Test
    @DisplayName("each is found, each plan mends it, undo restores it byte for byte, and the agent's own openings are closed after it took over")
    void all(TestHost host) throws Exception {
        desk = new Desk(folder.resolve("desk"));
        planted(host);
        assertThat(desk.add("shop", host, "op", "--sudo", "nopasswd").exit()).isZero();

        tellsAnUnreadTable(host);
        assertThat(found()).containsExactlyInAnyOrder(
                "open-sudo:/etc/sudoers.d/module-manager", "user-writable-units", "line-break:g-break", "outside-modules:g-out",
                "system-unit:g-ssh", "anonymous-broker", "readable-passwords", "temporary-files",
                "colliding-names:pump_1.service", "refused-name:g-cyr", "orphaned-unit:old_pump.service",
                "sleeping-stub:lamps", "missing-code:fans", "unread-recipients", "plain-broker");
        assertThat(everythingSaid()).doesNotContain(PASSWORD).contains("hostkeeper adopt --host shop").contains("pump-1 (pumps)");

        for (String defect : List.of(
                "user-writable-units", "readable-passwords", "temporary-files", "orphaned-unit:old_pump.service",
                "sleeping-stub:lamps", "unread-recipients", SHARED)) {
            mended(host, defect);
        }
        tellsApartWhatWasWrittenSince(host);
        Result decided = desk.run("agent", "mend", "refused-name:g-cyr", "--host", "shop", "--yes");
        assertThat(decided.exit()).isEqualTo(3);
        assertThat(decided.err()).contains("curl -X PUT");

        Result adopted = desk.run("adopt", "--host", "shop", "--runtime", AgentHost.image(), "--yes", "--json");
        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        assertThat(found()).contains("open-routes", "open-address", "open-sudo:/etc/sudoers.d/module-manager").doesNotContain("unread-recipients");

        mended(host, "open-routes");
        mended(host, "open-address");
        comesApartUnderTheAgent(host);
        mended(host, "open-sudo:/etc/sudoers.d/module-manager");
        takesNoOthersBack(host);
        assertThat(everythingBelow()).doesNotContain(PASSWORD);
        mendsForGood(host);
    }

    /** Instead of taking every unit for one that no module has. */
    private void tellsAnUnreadTable(TestHost host) {
        String part = "/home/shop/module_manager/modules.db-wal";
        host.exec("truncate", "-s", "64M", part).outOfSuccess();
        Result listed = desk.run("agent", "defects", "--host", "shop", "--json");
        assertThat(listed.exit()).isEqualTo(3);
        assertThat(listed.out() + listed.err()).contains(part);
        host.exec("rm", part).outOfSuccess();
    }

    /** The plan takes it away, which is checked on the host; undo brings back all as it was. */
    private void mended(TestHost host, String defect) {
        String before = host.sh(ALL).out();
        Result dry = desk.run("agent", "mend", defect, "--host", "shop", "--dry-run");
        assertThat(dry.exit()).as(defect + dry.err() + dry.out()).isZero();
        assertThat(dry.out()).doesNotContain(PASSWORD);
        assertThat(host.sh(ALL).out()).isEqualTo(before);

        Result done = desk.run("agent", "mend", defect, "--host", "shop", "--yes", "--json");
        assertThat(done.exit()).as(defect + done.err() + done.out()).isZero();
        assertThat(found()).doesNotContain(defect);
        assertThat(host.sh(ALL).out()).isNotEqualTo(before);

        Result back = desk.run("undo", done.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(defect + back.err() + back.out()).isZero();
        assertThat(host.sh(ALL).out()).isEqualTo(before);
        assertThat(found()).contains(defect);
    }

    /** What the manager wrote after the mending stays when that is taken back, and the module has its name again. */
    private void tellsApartWhatWasWrittenSince(TestHost host) {
        Result done = desk.run("agent", "mend", SHARED, "--host", "shop", "--yes", "--json");
        assertThat(done.exit()).as(done.err() + done.out()).isZero();
        assertThat(host.sh("systemctl is-active module-manager pump_1; systemctl cat pump_1_2").out())
                .startsWith("active\n")
                .contains("WorkingDirectory=/home/shop/modules/pumps");
        assertThat(rows(host)).contains("g-1|pump-1|inactive").contains("g-2|pump 1-2|inactive");
        sql(host, "UPDATE modules SET status = 'other' WHERE guid = 'g-fan'");
        Result back = desk.run("undo", done.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(rows(host)).contains("g-2|pump 1|inactive").contains("g-fan|fan|other");
        assertThat(found()).contains(SHARED);
    }

    /** The agent is told, and answers by the new name; it may write whenever it likes, so only names are compared. */
    private void comesApartUnderTheAgent(TestHost host) {
        Result done = desk.run("agent", "mend", SHARED, "--host", "shop", "--yes", "--json");
        assertThat(done.exit()).as(done.err() + done.out()).isZero();
        assertThat(found()).doesNotContain(SHARED);
        await().atMost(Duration.ofSeconds(60)).until(() -> modules(host).contains("\"pump 1-2\""));
        Result back = desk.run("undo", done.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        await().atMost(Duration.ofSeconds(60)).until(() -> modules(host).contains("\"pump 1\""));
        assertThat(host.sh("systemctl is-active hostkeeper-agent; ls /etc/systemd/system/pump_1_2.service").out()).isEqualTo("active\n");
    }

    private static String modules(TestHost host) {
        return host.exec("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET /api/modules HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; cat <&3").out();
    }

    private static String rows(TestHost host) {
        return sql(host, "SELECT guid || '|' || name || '|' || status FROM modules");
    }

    private static String sql(TestHost host, String statement) {
        return host.exec("python3", "-c", """
                import sqlite3, sys
                rows = sqlite3.connect("/home/shop/module_manager/modules.db")
                for row in rows.execute(sys.argv[1]): print(row[0])
                rows.commit()
                """, statement).outOfSuccess();
    }

    /** The first mending would bring back the address that the second closed: it is refused, and nothing is changed by that. */
    private void takesNoOthersBack(TestHost host) {
        String before = host.sh(ALL).out();
        Result first = desk.run("agent", "mend", "open-routes", "--host", "shop", "--yes", "--json");
        Result second = desk.run("agent", "mend", "open-address", "--host", "shop", "--yes", "--json");
        String both = host.sh(ALL).out();
        Result refused = desk.run("undo", first.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.out() + refused.err()).contains("was changed since");
        assertThat(host.sh(ALL).out()).isEqualTo(both);
        for (Result plan : List.of(second, first)) {
            Result back = desk.run("undo", plan.json().at("/plan/hosts/0/id").asText(), "--yes");
            assertThat(back.exit()).as(back.err() + back.out()).isZero();
        }
        assertThat(host.sh(ALL).out()).isEqualTo(before);
    }

    /** What the operator came for: afterwards nobody gets in without a token, and the owner has no way to root. */
    private void mendsForGood(TestHost host) {
        for (String defect : List.of("open-routes", "open-sudo:/etc/sudoers.d/module-manager")) {
            assertThat(desk.run("agent", "mend", defect, "--host", "shop", "--yes").exit()).isZero();
        }
        String request = "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET /api/modules HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; head -1 <&3";
        assertThat(host.exec("bash", "-c", request).out()).contains(" 401 ");
        assertThat(host.exec("runuser", "-u", "shop", "--", "sudo", "-n", "/bin/systemctl", "status").status()).isNotZero();
        assertThat(host.exec("visudo", "-c", "-q").status()).isZero();
        assertThat(host.sh("stat -c '%U:%G %a' /etc/hostkeeper/config.json; ls /etc/hostkeeper").out())
                .isEqualTo("root:hostkeeper 640\nconfig.json\nhelper.json\n");
    }

    private List<String> found() {
        Result listed = desk.run("agent", "defects", "--host", "shop", "--json");
        assertThat(listed.exit()).as(listed.err() + listed.out()).isZero();
        List<String> ids = new ArrayList<>();
        for (JsonNode row : listed.json()) {
            ids.add(row.path("defect").asText());
        }
        return ids;
    }

    private String everythingSaid() {
        Result told = desk.run("agent", "defects", "--host", "shop");
        assertThat(told.exit()).isZero();
        return told.out() + told.err();
    }

    private String everythingBelow() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder.resolve("desk"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private void planted(TestHost host) throws Exception {
        host.exec("useradd", "--create-home", "shop").outOfSuccess();
        Path manager = Files.createDirectories(host.files().resolve("home/shop/module_manager"));
        Path made = folder.resolve("modules.db");
        try (ModulesDb table = ModulesDb.open(made)) {
            table.add(module("g-1", "pump-1", "pumps"));
            table.add(module("g-2", "pump 1", "pumps"));
            table.add(module("g-ssh", "ssh", "pumps"));
            table.add(module("g-cyr", "насос", "pumps"));
            table.add(module("g-out", "out", "../../etc"));
            table.add(module("g-break", "a\nUser=root", "pumps"));
            table.add(module("g-fan", "fan", "fans"));
            table.add(module("g-lamp", "lamp", "lamps"));
        }
        Files.copy(made, manager.resolve("modules.db"));
        Files.writeString(manager.resolve("config.json"), """
                {"servername": "shop",
                 "alerts": {"send_alert_after_service_failed": true, "emails" : "ops@example.org", "smtp_server": "localhost",
                            "smtp_username": "mm", "smtp_password": "%s"},
                 "mqtt": {"broker": "localhost", "port": 1883, "topic_prefix": "module_manager"},
                 "systemapi": {"base_url": "http://localhost:8080"},
                 "database": {"path": "~/module_manager/modules.db"}}
                """.formatted(PASSWORD));
        host.sh("""
                set -e
                cd /home/shop
                mkdir -p modules/pumps modules/lamps modules/old
                printf 'import pump\\npump.run()\\n' > modules/pumps/main.py
                printf 'import time\\nwhile True:\\n    time.sleep(60)\\n' | tee modules/lamps/main.py > modules/old/main.py
                for pair in pump_1=pumps lamp=lamps old_pump=old; do
                    name=${pair%=*} folder=/home/shop/modules/${pair#*=}
                    printf '[Unit]\\nDescription=Module Service for %s\\n[Service]\\nUser=shop\\nWorkingDirectory=%s\\nExecStart=/usr/bin/python3 %s/main.py\\n[Install]\\nWantedBy=multi-user.target\\n' \\
                        "$name" "$folder" "$folder" > /etc/systemd/system/$name.service
                    chown shop:shop /etc/systemd/system/$name.service
                done
                cp -p /etc/systemd/system/pump_1.service /tmp/pump_1.service
                chown -R shop:shop /home/shop
                chmod 0644 module_manager/config.json
                printf 'shop ALL=(root) NOPASSWD: /bin/systemctl, /bin/cp /tmp/*.service /etc/systemd/system/\\n' > /etc/sudoers.d/module-manager
                chmod 0440 /etc/sudoers.d/module-manager
                printf 'listener 1883\\nallow_anonymous true\\n' > /etc/mosquitto/conf.d/hall.conf
                cat > /etc/systemd/system/module-manager.service <<'UNIT'
                [Unit]
                Description=Module manager
                [Service]
                User=shop
                WorkingDirectory=/home/shop/module_manager
                ExecStart=/usr/bin/perl -MIO::Socket::INET -e '$$s=IO::Socket::INET->new(LocalAddr=>"0.0.0.0",LocalPort=>8080,Listen=>5,ReuseAddr=>1) or die; sleep' main.py
                [Install]
                WantedBy=multi-user.target
                UNIT
                systemctl daemon-reload
                systemctl enable --now module-manager old_pump lamp
                systemctl restart mosquitto
                """).outOfSuccess();
    }

    private static DeployedModule module(String guid, String name, String type) {
        return new DeployedModule(guid, name, "", "inactive", type);
    }
}
