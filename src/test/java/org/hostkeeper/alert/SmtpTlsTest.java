package org.hostkeeper.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestAuthority;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Mail over TLS")
class SmtpTlsTest {
    private final TestAuthority authority = new TestAuthority("Hall");

    @TempDir
    Path temp;

    private static SSLContext context(TestAuthority.Signed identity) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("mail", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private String sent(TestAuthority.Signed identity, TestAuthority trusted, MailServer.Security security) throws Exception {
        Path file = TestAuthority.write(temp.resolve("ca.pem"), trusted.certificate());
        try (ScriptedSmtp smtp = new ScriptedSmtp(_ -> "250 ok", Optional.of(context(identity)), security == MailServer.Security.TLS)) {
            MailServer server = new MailServer("127.0.0.1", smtp.port(), security, Optional.empty(), Optional.of(file), "agent@example.org", Duration.ofSeconds(3));
            MailTransport.Sent sent = new SmtpTransport(server).send(new Mail("1", List.of("one@example.org"), "s", "b", Instant.EPOCH));
            assertThat(smtp.mails()).isEqualTo(sent.problem().isEmpty() ? 1 : 0);
            return sent.problem().map(p -> ((Problem.ServerUnavailable) p).why().key()).orElse("sent");
        }
    }

    @ParameterizedTest
    @EnumSource(value = MailServer.Security.class, names = {"TLS", "STARTTLS"})
    @DisplayName("goes to a server whose certificate is from the named authority and for its name, and to no other")
    void verified(MailServer.Security security) throws Exception {
        assertThat(sent(authority.sign("127.0.0.1"), authority, security)).isEqualTo("sent");
        assertThat(sent(authority.sign("127.0.0.1"), new TestAuthority("Other"), security)).isEqualTo("why.not-trusted");
        assertThat(sent(authority.sign("mail.hall"), authority, security)).isIn("why.certificate", "why.tls");
        assertThat(sent(authority.expired("127.0.0.1"), authority, security)).isEqualTo("why.certificate");
    }

    @Test
    @DisplayName("waits for the named authority's file, and says which is missing")
    void authorityGone() throws Exception {
        Path file = temp.resolve("ca.pem");
        try (ScriptedSmtp smtp = new ScriptedSmtp(_ -> "250 ok", Optional.of(context(authority.sign("127.0.0.1"))), true)) {
            SmtpTransport transport = new SmtpTransport(new MailServer(
                    "127.0.0.1", smtp.port(), MailServer.Security.TLS, Optional.empty(), Optional.of(file), "agent@example.org", Duration.ofSeconds(3)));
            Mail mail = new Mail("1", List.of("one@example.org"), "s", "b", Instant.EPOCH);
            MailTransport.Sent sent = transport.send(mail);
            assertThat(sent.later()).containsExactly("one@example.org");
            assertThat(sent.problem().map(problem -> problem.text().toString())).get().asString().contains(file.toString());
            TestAuthority.write(file, authority.certificate());
            assertThat(transport.send(mail).problem()).isEmpty();
        }
    }

    @Test
    @DisplayName("may be left out for this machine only")
    void loopbackOnly() {
        assertThatThrownBy(() -> new MailServer("192.0.2.1", 25, MailServer.Security.NONE, Optional.empty(), Optional.empty(), "a@example.org", Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
        assertThat(new MailServer("localhost", 25, MailServer.Security.NONE, Optional.empty(), Optional.empty(), "a@example.org", Duration.ofSeconds(1)).port()).isEqualTo(25);
    }
}
