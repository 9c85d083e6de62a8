package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.config.ConfigReader;
import org.hostkeeper.agent.mqtt.RecordedActions;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.watch.SystemdBus;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.UnitsOnDisk;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.store.ModulesDb;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 1)
@DisplayName("On a real host with mosquitto, the agent")
class SignalsIT {
    private static final int MAIL = 39_025;

    private final TestHost host;
    private final RecordedActions actions = new RecordedActions();
    private final GreenMail mails = new GreenMail(new ServerSetup(MAIL, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Optional<Signals> running = Optional.empty();

    @TempDir
    Path temp;

    SignalsIT(TestHost host) {
        this.host = host;
    }

    @BeforeAll
    static void broker(TestHost host) {
        host.sh("printf 'listener 1883\\nallow_anonymous true\\n' >/etc/mosquitto/conf.d/hall.conf; systemctl restart mosquitto;"
                        + " printf '[Service]\\nExecStart=/bin/sleep 1000\\nSyslogIdentifier=pump\\n' >/etc/systemd/system/Pump_1.service;"
                        + " systemctl daemon-reload")
                .outOfSuccess();
    }

    @BeforeEach
    void start() throws Exception {
        mails.start();
        host.sh("systemctl reset-failed; systemctl restart Pump_1").outOfSuccess();
        running = Optional.of(agent());
    }

    private Signals agent() throws Exception {
        Path file = Files.writeString(
                temp.resolve("config.json"),
                """
                {"servername": "hall-2", "mqtt": {"broker": "%s", "topic_prefix": "mm"}, "database": {"path": "modules.db"},
                 "alerts": {"send_alert_after_service_failed": true, "emails": ["one@example.org", "two@example.org"],
                            "smtp_server": "127.0.0.1", "smtp_port": %d},
                 "hostkeeper": {"alerts": {"security": "none"}}}
                """
                        .formatted(host.address(), MAIL));
        AgentConfig config = new ConfigReader(_ -> Optional.empty(), "root", "hall-2").read(file);
        ModuleRegister register = new ModuleRegister(ModulesDb.open(config.database()));
        register.add(new DeployedModule("g-1", "Pump 1", "", "inactive", "pump"));
        Signals signals = new Signals(
                config,
                temp.resolve("state"),
                new SystemdBus(host.files().resolve("run/dbus/system_bus_socket")),
                register,
                actions,
                new UnitsOnDisk(host.files().resolve("etc/systemd/system")),
                Clock.systemUTC());
        signals.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> signals.broker() instanceof Link.Up);
        await().until(() -> register.find("g-1").orElseThrow().status().equals("active"));
        return signals;
    }

    @AfterEach
    void stop() {
        running.ifPresent(Signals::close);
        mails.stop();
    }

    private String kept(String topic) {
        return host.exec("mosquitto_sub", "-t", topic, "-C", "1", "-W", "2").out().strip();
    }

    private void publish(String verb, String payload, String... more) {
        List<String> command = new java.util.ArrayList<>(List.of("mosquitto_pub", "-t", "mm/command/" + verb, "-m", payload));
        command.addAll(List.of(more));
        host.exec(command.toArray(String[]::new)).outOfSuccess();
    }

    @Test
    @DisplayName("tells a killed module to mosquitto_sub and, once, to two people, and that it is well again")
    void killed() throws Exception {
        await().until(() -> kept("mm/status/g-1").contains("\"status\":\"active\""));
        host.exec("systemctl", "kill", "-s", "KILL", "Pump_1").outOfSuccess();
        await().until(() -> kept("mm/status/g-1").contains("\"status\":\"failed\""));
        assertThat(kept("mm/status/g-1")).contains("\"result\":\"signal\"", "\"exit_signal\":9");
        await().until(() -> mails.getReceivedMessages().length == 2);
        assertThat(mails.getReceivedMessages()[0].getSubject()).isEqualTo("Service Failure Alert: Pump 1");
        assertThat(mails.getReceivedMessages()[0].getContent().toString())
                .contains("Module: Pump 1", "Service: Pump_1.service", "Server: hall-2", "Recent logs:");

        running.orElseThrow().close();
        host.exec("systemctl", "start", "Pump_1").outOfSuccess();
        running = Optional.of(agent());
        await().until(() -> mails.getReceivedMessages().length == 4);
        assertThat(mails.getReceivedMessages()[3].getSubject()).isEqualTo("Service Recovered: Pump 1");
    }

    @Test
    @DisplayName("does what the seven deployed commands of mosquitto_pub say, a kept one not at all, one kept meanwhile once")
    void commands() {
        publish("create_new_systemctl_service", "{\"config_id\": \"g-1\"}");
        publish("run_command_for_systemd_service", "{\"config_id\": \"g-1\", \"action\": \"start\"}");
        publish("run_command_for_systemd_service", "{\"config_id\": \"g-1\", \"action\": \"stop\"}");
        publish("run_command_for_systemd_service", "{\"config_id\": \"g-1\", \"action\": \"restart\"}", "-r");
        publish("restart_configs", "{}");
        publish("update_modules_list", "{}");
        publish("remove_service", "{\"config_id\": \"g-1\"}");
        await().until(() -> actions.asked.size() == 7);
        assertThat(actions.asked).containsExactly("create g-1", "start g-1", "stop g-1", "restart g-1", "restart all", "update list", "remove g-1");

        host.exec("systemctl", "restart", "mosquitto").outOfSuccess();
        await().until(() -> running.orElseThrow().broker() instanceof Link.Down);
        await().atMost(Duration.ofSeconds(20)).until(() -> running.orElseThrow().broker() instanceof Link.Up);
        publish("remove_service", "{\"config_id\": \"end\"}");
        await().until(() -> actions.asked.size() > 7);
        assertThat(actions.asked.subList(7, actions.asked.size())).containsExactly("remove end");
        host.exec("mosquitto_pub", "-t", "mm/command/run_command_for_systemd_service", "-r", "-n").outOfSuccess();
    }
}
