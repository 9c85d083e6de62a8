package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.agent.config.ConfigReader;
import org.hostkeeper.alert.MailServer;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a config says of broker and mail")
class OwnSettingsTest {
    @TempDir
    private Path folder = Path.of("");

    private OwnSettings settings(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        return new OwnSettings(new ConfigReader(_ -> Optional.of(folder), "op", "machine").read(file));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"box7, hostkeeper@box7", "Зал 1, hostkeeper@1", "Музей, hostkeeper@localhost"})
    @DisplayName("gives mail a sender, whatever letters the server's name is of")
    void sender(String server, String sender) throws IOException {
        assertThat(settings("""
                {"servername": "%s", "alerts": {"send_alert_after_service_failed": true, "emails": "a@example.org",
                 "smtp_server": "mail.example.org"}}
                """.formatted(server)).mailServer().map(MailServer::sender)).contains(sender);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"yes\"", "\"True\"", "\"on\"", "{}"})
    @DisplayName("is refused where it is unclear whether TLS is meant: the login would go out in the clear")
    void unclear(String tls) throws IOException {
        OwnSettings settings = settings("{\"hostkeeper\": {\"mqtt\": {\"tls\": %s}}}".formatted(tls));
        assertThatThrownBy(() -> settings.broker("agent")).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.problem().text().toString()).contains("hostkeeper.mqtt.tls"));
    }

    @ParameterizedTest(name = "{0} alone")
    @CsvSource({"certificate, hostkeeper.mqtt.key", "key, hostkeeper.mqtt.certificate"})
    @DisplayName("is refused where it proves who the agent is by half: the broker would see nobody")
    void halfAnIdentity(String said, String missing) throws IOException {
        OwnSettings settings = settings("{\"hostkeeper\": {\"mqtt\": {\"tls\": true, \"%s\": \"/agent.pem\"}}}".formatted(said));
        assertThatThrownBy(() -> settings.broker("agent")).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.problem().text().toString()).contains(missing));
    }

    @Test
    @DisplayName("has TLS by true or by an authority, and none without a word of it")
    void clear() throws IOException {
        assertThat(settings("{\"hostkeeper\": {\"mqtt\": {\"tls\": true}}}").broker("agent").tls()).isPresent();
        assertThat(settings("{\"hostkeeper\": {\"mqtt\": {\"tls\": \"true\"}}}").broker("agent").tls()).isPresent();
        assertThat(settings("{\"hostkeeper\": {\"mqtt\": {\"ca\": \"/ca.pem\"}}}").broker("agent").tls()).isPresent();
        assertThat(settings("{\"hostkeeper\": {\"mqtt\": {\"ca\": \"/ca.pem\", \"tls\": false}}}").broker("agent").tls()).isEmpty();
        assertThat(settings("{}").broker("agent").tls()).isEmpty();
    }
}
