package org.hostkeeper.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mail")
class MailTextTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:34:56Z");
    private final MailText english = new MailText("hall-2", ZoneOffset.UTC, Locale.ENGLISH);

    private static Notice notice(Notice.Kind kind, String module) {
        return new Notice(kind, "g", module, "Pump_1.service", "exit-code 3", AT, AT.minusSeconds(150), 4);
    }

    private static List<Notice> failure(String module) {
        return List.of(notice(Notice.Kind.FAILURE, module));
    }

    @Test
    @DisplayName("of a failure is to the letter the deployed one, in whatever language the rest is")
    void deployed() {
        MailText russian = new MailText("hall-2", ZoneOffset.UTC, Locale.of("ru"));

        assertThat(russian.subject(failure("Pump 1"))).isEqualTo("Service Failure Alert: Pump 1");
        assertThat(russian.body(failure("Pump 1"), "line 1\nline 2\n"))
                .isEqualTo(
                        """
                        Module: Pump 1
                        Service: Pump_1.service
                        Time: 2026-03-01 12:34:56
                        Server: hall-2

                        Recent logs:
                        line 1
                        line 2
                        """);
    }

    @Test
    @DisplayName("has the last 5,000 characters of the log")
    void logEnd() {
        String body = english.body(failure("Pump"), "first" + "x".repeat(4996) + "last");

        assertThat(body.substring(body.indexOf("Recent logs:\n") + 13)).hasSize(5000).startsWith("x").endsWith("last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pump\nBcc: all@example.org", "Pump\r\nBcc: all@example.org", "Pump\rBcc: all@example.org", "Pump\u2028Bcc: all@example.org", "Pump\u0000\u0085Bcc: all@example.org"})
    @DisplayName("cannot be given another header or line by a module's name")
    void injection(String module) {
        assertThat(english.subject(failure(module))).isEqualTo("Service Failure Alert: Pump Bcc: all@example.org");
        assertThat(english.body(failure(module), "")).startsWith("Module: Pump Bcc: all@example.org\nService: ");
    }

    @Test
    @DisplayName("that tells several things is a list, one line each, in order")
    void digest() {
        List<Notice> several = List.of(notice(Notice.Kind.FAILURE, "A"), notice(Notice.Kind.RECOVERY, "B\nC"));

        assertThat(english.subject(several)).isEqualTo("Service Alerts: 2 on hall-2");
        assertThat(english.body(several, "not this").lines())
                .containsExactly(
                        "What happened on hall-2, gathered:",
                        "",
                        "2026-03-01 12:34:56  A has failed: exit-code 3",
                        "2026-03-01 12:34:56  B C is no longer failed: exit-code 3. It lasted 2 min.");
    }

    @Test
    @DisplayName("of every kind has words in every language")
    void languages() {
        for (Notice.Kind kind : Notice.Kind.values()) {
            List<Notice> one = List.of(notice(kind, "Pump"));
            List<String> subjects = Text.LANGUAGES.stream()
                    .map(language -> new MailText("h", ZoneOffset.UTC, language).subject(one))
                    .distinct()
                    .toList();
            assertThat(subjects).hasSize(kind == Notice.Kind.FAILURE ? 1 : 3).allMatch(s -> s.contains("Pump"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b@c", "a@b\nBcc: c@d", "a b@c", "A <a@b>", "a@b,c@d", "<a@b>", "a@-b", "é@b"})
    @DisplayName("goes to no recipient that is more than an address")
    void addresses(String address) {
        assertThat(MailAddress.checked(List.of("keeper+hall@example.org"))).hasSize(1);
        assertThatThrownBy(() -> MailAddress.checked(List.of("a@b.org", address))).isInstanceOf(ProblemException.class);
    }
}
