package org.hostkeeper.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.testbed.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An alert by mail")
class DeliveryTest {
    private final int port = FreePort.next();
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Optional<GreenMail> server = Optional.empty();

    @TempDir
    Path temp;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        server.ifPresent(GreenMail::stop);
    }

    private GreenMail serve() {
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        server = Optional.of(mail);
        return mail;
    }

    private MailServer plain() {
        return new MailServer("127.0.0.1", port, MailServer.Security.NONE, Optional.empty(), Optional.empty(), "agent@example.org", Duration.ofSeconds(2));
    }

    private Delivery delivery(MailTransport transport) {
        Delivery delivery = new Delivery(
                new MailQueue(temp.resolve("mail"), 100), transport, Duration.ofMillis(50), Duration.ofMillis(200), new Random(1), Clock.systemUTC(), problems::add);
        opened.add(delivery);
        delivery.start();
        return delivery;
    }

    private static Mail mail(String id, String... to) {
        return new Mail(id, List.of(to), "Service Failure Alert: Насос 1", "Module: Насос 1\n.\nend", Instant.parse("2026-03-01T12:00:00Z"));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(temp.resolve("mail"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("reaches two recipients once each, with subject, body and a Message-ID of its own")
    void arrives() throws Exception {
        GreenMail mails = serve();
        delivery(new SmtpTransport(plain())).send(mail("0001-a", "one@example.org", "two@example.org"));
        await().until(() -> mails.getReceivedMessages().length == 2 && files().isEmpty());

        for (MimeMessage message : mails.getReceivedMessages()) {
            assertThat(message.getSubject()).isEqualTo("Service Failure Alert: Насос 1");
            assertThat(message.getContent().toString().strip()).isEqualTo("Module: Насос 1\r\n.\r\nend");
            assertThat(message.getMessageID()).isEqualTo("<0001-a@hostkeeper>");
            assertThat(message.getFrom()[0].toString()).isEqualTo("agent@example.org");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("waits for a server that is down, through a restart of the agent, and arrives once")
    void serverDown() {
        Delivery first = delivery(new SmtpTransport(plain()));
        first.send(mail("0001-a", "one@example.org"));
        await().until(() -> problems.size() >= 2);
        first.close();
        assertThat(files()).hasSize(1);
        assertThat(((Problem.ServerUnavailable) problems.getFirst()).why().key()).isEqualTo("why.connection-refused");

        delivery(new SmtpTransport(plain()));
        GreenMail mails = serve();
        await().until(() -> mails.getReceivedMessages().length == 1 && files().isEmpty());
        delivery(new SmtpTransport(plain())).send(mail("0002-b", "one@example.org"));
        await().until(() -> mails.getReceivedMessages().length == 2);
    }

    @Test
    @DisplayName("logs in if name and password are set, and tells a refused login")
    void login() {
        GreenMail mails = serve();
        mails.setUser("one@example.org", "keeper", "right");
        MailServer.Login right = new MailServer.Login("keeper", Secret.of("right".toCharArray()));
        MailServer.Login wrong = new MailServer.Login("keeper", Secret.of("wr0ng-secret".toCharArray()));

        assertThat(new SmtpTransport(with(right)).send(mail("1", "one@example.org")).problem()).isEmpty();
        MailTransport.Sent refused = new SmtpTransport(with(wrong)).send(mail("2", "one@example.org"));
        assertThat(refused.later()).containsExactly("one@example.org");
        assertThat(refused.problem()).get().extracting(p -> p.text().toString()).asString()
                .contains("name and password", "127.0.0.1:" + port).doesNotContain("wr0ng");
    }

    private MailServer with(MailServer.Login login) {
        return new MailServer("127.0.0.1", port, MailServer.Security.NONE, Optional.of(login), Optional.empty(), "agent@example.org", Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("is not written in the clear to a server that offers no STARTTLS")
    void noStartTls() {
        GreenMail mails = serve();
        MailServer strict = new MailServer("127.0.0.1", port, MailServer.Security.STARTTLS, Optional.empty(), Optional.empty(), "agent@example.org", Duration.ofSeconds(2));

        MailTransport.Sent sent = new SmtpTransport(strict).send(mail("1", "one@example.org"));

        assertThat(sent.problem()).get().extracting(p -> ((Problem.ServerUnavailable) p).why().key()).isEqualTo("why.no-starttls");
        assertThat(mails.getReceivedMessages()).isEmpty();
    }

    @Test
    @DisplayName("does not wait for ever for a server that takes the connection and says nothing")
    void silent() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            MailServer silent = new MailServer("127.0.0.1", mute.getLocalPort(), MailServer.Security.NONE, Optional.empty(), Optional.empty(), "agent@example.org", Duration.ofMillis(300));

            assertThat(new SmtpTransport(silent).send(mail("1", "one@example.org")).problem()).get()
                    .extracting(p -> ((Problem.ServerUnavailable) p).why().key()).isEqualTo("why.silent");
        }
    }

    @Test
    @DisplayName("that one recipient refuses for good and another for now goes again to the second only")
    void partly() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        ScriptedSmtp smtp = new ScriptedSmtp(recipient -> {
            told.add(recipient);
            return switch (recipient) {
                case "never@example.org" -> "550 no such user";
                case "later@example.org" -> told.stream().filter(recipient::equals).count() < 3 ? "451 greylisted" : "250 ok";
                default -> "250 ok";
            };
        });
        opened.add(smtp);
        MailServer at = new MailServer("127.0.0.1", smtp.port(), MailServer.Security.NONE, Optional.empty(), Optional.empty(), "agent@example.org", Duration.ofSeconds(2));
        delivery(new SmtpTransport(at)).send(mail("1", "ok@example.org", "never@example.org", "later@example.org"));

        await().until(() -> smtp.mails() == 2 && files().isEmpty());
        assertThat(told).containsExactly("ok@example.org", "never@example.org", "later@example.org", "later@example.org", "later@example.org");
        assertThat(problems.getFirst().text().toString()).contains("never@example.org", "550");
    }

    @Test
    @DisplayName("is tried again after a fault that nobody foresaw: the thread that sends goes on")
    void unforeseen() {
        List<String> sent = new CopyOnWriteArrayList<>();
        Delivery delivery = delivery(mail -> {
            sent.add(mail.id());
            if (sent.size() == 1) {
                throw new IllegalStateException("unforeseen");
            }
            return MailTransport.Sent.toAll();
        });
        delivery.send(mail("1", "one@example.org"));

        await().until(() -> files().isEmpty());
        assertThat(sent).containsExactly("1", "1");
        assertThat(problems).hasSize(1).allMatch(Problem.Bug.class::isInstance);
    }

    @Test
    @DisplayName("goes to those who are written to, although another who is told fails")
    void failingListener() {
        List<Mail> sent = new CopyOnWriteArrayList<>();
        AlertDesk desk = desk(sent::add, _ -> {
            throw new IllegalStateException("unforeseen");
        });
        opened.add(desk);
        desk.start();
        for (String guid : List.of("g", "h")) {
            desk.take(new ServiceSignal(guid, "Pump " + guid, "Pump.service", true, "exit-code 3", Instant.now()));
        }

        await().until(() -> sent.size() == 2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"null", "{}", "[]", "{\"services\": {\"g\": null}, \"held\": null}", "half a fi"})
    @DisplayName("goes out although the book of incidents cannot be understood, which is set aside")
    void strangeBook(String book) throws IOException {
        Files.writeString(temp.resolve("incidents.json"), book);
        List<Mail> sent = new CopyOnWriteArrayList<>();
        AlertDesk desk = desk(sent::add, _ -> {});
        opened.add(desk);
        desk.start();
        desk.take(new ServiceSignal("g", "Pump 1", "Pump_1.service", true, "exit-code 3", Instant.now()));

        await().until(() -> sent.size() == 1);
        assertThat(temp.resolve("incidents.json.unreadable")).hasContent(book);
    }

    @Test
    @DisplayName("is wholly in the queue or not at all: a torn file is no mail, a strange one is set aside")
    void queueOnDisk() throws IOException {
        MailQueue queue = new MailQueue(temp.resolve("mail"), 100);
        assertThat(queue.add(mail("1", "one@example.org"))).isEmpty();
        Files.writeString(temp.resolve("mail/.hostkeeper-2.unfinished"), "{\"id\":\"2\"");
        Files.writeString(temp.resolve("mail/3.mail"), "{\"id\":");
        Files.writeString(temp.resolve("mail/4.mail"), "null");
        Files.writeString(temp.resolve("mail/5.mail"), "{\"id\":null}");

        MailQueue again = new MailQueue(temp.resolve("mail"), 100);

        assertThat(again.waiting()).containsExactly(mail("1", "one@example.org"));
        assertThat(files()).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder(
                "1.mail", "3.mail.unreadable", "4.mail.unreadable", "5.mail.unreadable");
        assertThat(Files.getPosixFilePermissions(temp.resolve("mail/1.mail"))).hasSize(2);
    }

    @Test
    @DisplayName("leaves although the disk takes no file, and the queue is bounded")
    void noDisk() throws IOException {
        GreenMail mails = serve();
        MailQueue queue = new MailQueue(temp.resolve("mail"), 2);
        Files.delete(temp.resolve("mail"));
        Files.writeString(temp.resolve("mail"), "not a folder");
        Delivery delivery = new Delivery(queue, new SmtpTransport(plain()), Duration.ofMillis(50), Duration.ofMillis(200), new Random(1), Clock.systemUTC(), problems::add);
        opened.add(delivery);
        delivery.send(mail("1", "one@example.org"));
        delivery.send(mail("2", "one@example.org"));
        delivery.send(mail("3", "one@example.org"));
        delivery.start();

        await().until(() -> mails.getReceivedMessages().length == 2);
        assertThat(problems).hasSize(3).allMatch(Problem.FileRefused.class::isInstance);
    }

    @Test
    @DisplayName("goes from a failure to the server once, however often it is seen and the agent restarts")
    void fromSignalToServer() {
        GreenMail mails = serve();
        Delivery delivery = delivery(new SmtpTransport(plain()));
        ServiceSignal failed = new ServiceSignal("g", "Pump 1", "Pump_1.service", true, "exit-code 3", Instant.now());
        for (int i = 0; i < 3; i++) {
            AlertDesk desk = desk(delivery);
            desk.start();
            desk.take(failed);
            await().until(() -> mails.getReceivedMessages().length == 1);
            desk.close();
        }
        AlertDesk desk = desk(delivery);
        opened.add(desk);
        desk.start();
        desk.take(new ServiceSignal("g", "Pump 1", "Pump_1.service", false, "running", Instant.now()));
        await().until(() -> mails.getReceivedMessages().length == 2);
        assertThat(Stream.of(mails.getReceivedMessages()).map(DeliveryTest::subject)).containsExactly("Service Failure Alert: Pump 1", "Service Recovered: Pump 1");
        assertThat(GreenMailUtil.getBody(mails.getReceivedMessages()[0])).contains("Recent logs:\r\nlog of Pump_1.service");
    }

    private AlertDesk desk(Delivery delivery) {
        return desk(delivery::send, _ -> {});
    }

    private AlertDesk desk(Consumer<Mail> out, Consumer<Notice> told) {
        return new AlertDesk(
                AlertRules.usual(),
                new IncidentFile(temp.resolve("incidents.json"), problems::add),
                new AlertDesk.Desk("hall", List.of("one@example.org"), java.time.ZoneOffset.UTC, Locale.ENGLISH),
                unit -> "log of " + unit,
                out,
                told,
                Clock.systemUTC());
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(new String(e.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), e);
        }
    }
}
