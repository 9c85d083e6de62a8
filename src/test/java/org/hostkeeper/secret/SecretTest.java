package org.hostkeeper.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("A secret")
class SecretTest {
    private static final String WORD = "korrekt-Pferd-Ключ";

    private record Holder(String user, Secret password, Optional<Secret> old) {}

    @Test
    @DisplayName("is never printed, however it is wrapped")
    void isNeverPrinted() {
        Secret secret = secret();

        assertThat(List.of(
                        secret.toString(),
                        "" + secret,
                        "%s".formatted(secret),
                        new Holder("keeper", secret, Optional.of(secret)).toString(),
                        List.of(secret).toString()))
                .noneMatch(shown -> shown.contains("Pferd"))
                .allMatch(shown -> shown.contains("•••"));
    }

    @Test
    @DisplayName("is not written by Jackson, not even when empty beans are allowed")
    void isNotWrittenByJackson() throws JsonProcessingException {
        ObjectMapper strict = new ObjectMapper().registerModule(new Jdk8Module());
        ObjectMapper lenient = strict.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        Holder holder = new Holder("keeper", secret(), Optional.of(secret()));

        String json = lenient.writeValueAsString(holder);

        assertThat(json).contains("keeper").doesNotContain("Pferd").doesNotContain(base64());
    }

    @Test
    @DisplayName("is not in the log, neither as an argument nor in the message of an exception")
    void isNotLogged() {
        Logger log = (Logger) LoggerFactory.getLogger(SecretTest.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        Secret secret = secret();
        try {
            log.error("Logging in with {} and {}", secret, new Holder("keeper", secret, Optional.empty()));
            secret.destroy();
            assertThatThrownBy(secret::utf8)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("Pferd");
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(1).allSatisfy(line -> assertThat(line.getFormattedMessage())
                .contains("Logging in with •••")
                .doesNotContain("Pferd"));
    }

    @Test
    @DisplayName("wipes the characters that it was made of, and itself when it is closed")
    void wipes() {
        char[] typed = WORD.toCharArray();
        Secret secret = Secret.of(typed);
        Secret copy = secret.copy();

        secret.close();

        assertThat(typed).containsOnly('\0');
        assertThat(secret.isDestroyed()).isTrue();
        assertThatThrownBy(secret::copy).isInstanceOf(IllegalStateException.class);
        assertThat(new String(copy.utf8(), StandardCharsets.UTF_8)).isEqualTo(WORD);
    }

    private static Secret secret() {
        return Secret.of(WORD.toCharArray());
    }

    private static String base64() {
        return java.util.Base64.getEncoder().encodeToString(WORD.getBytes(StandardCharsets.UTF_8));
    }
}
