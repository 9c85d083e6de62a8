package org.hostkeeper.alert;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * SMTP (RFC 5321), with STARTTLS that is never left out (RFC 3207) or TLS, both with the server's name proven. A mail
 * that some recipients of took goes to the others only, another time.
 */
public final class SmtpTransport implements MailTransport {
    private static final int PERMANENT = 500;

    private final MailServer server;
    private final MailTrust trust;

    public SmtpTransport(MailServer server) {
        this.server = server;
        this.trust = new MailTrust(server.authority());
    }

    @Override
    public Sent send(Mail mail) {
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = message(session, mail);
            try (Transport transport = session.getTransport("smtp")) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
            return Sent.toAll();
        } catch (SendFailedException e) {
            return partly(mail, e);
        } catch (ProblemException e) { // as the authority's file is missing: it may be back at the next try
            return new Sent(mail.to(), List.of(), Optional.of(e.problem()));
        } catch (MessagingException e) {
            return new Sent(mail.to(), List.of(), Optional.of(MailProblems.explained(server, e)));
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        String patience = String.valueOf(server.patience().toMillis());
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.smtp." + limit, patience);
        }
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.socketFactory.fallback", "false"); // to other authorities than those named
        properties.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
                properties.put("mail.smtp.ssl.socketFactory", trust.sockets());
            }
            case TLS -> {
                properties.put("mail.smtp.ssl.enable", "true");
                properties.put("mail.smtp.ssl.socketFactory", trust.sockets());
            }
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    private void connect(Transport transport) throws MessagingException {
        if (server.login().isEmpty()) {
            transport.connect(server.host(), server.port(), null, null);
            return;
        }
        byte[] password = server.login().get().password().utf8();
        try {
            // the library takes a String only, so this copy lives until it is collected
            transport.connect(
                    server.host(),
                    server.port(),
                    server.login().get().name(),
                    new String(password, StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + "@hostkeeper>");
            }
        };
        message.setFrom(new InternetAddress(server.sender(), true));
        for (String address : MailAddress.checked(mail.to())) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSubject(mail.subject(), "UTF-8");
        message.setText(mail.body(), "UTF-8");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(mail.created()));
        message.saveChanges();
        return message;
    }

    private Sent partly(Mail mail, SendFailedException e) {
        List<String> reached = named(e.getValidSentAddresses());
        List<SMTPAddressFailedException> refusals = Stream.iterate((Exception) e, x -> x != null, SmtpTransport::next)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .toList();
        List<String> never = refusals.stream()
                .filter(refused -> refused.getReturnCode() >= PERMANENT)
                .map(refused -> refused.getAddress().getAddress())
                .toList();
        List<String> later = mail.to().stream()
                .filter(to -> !reached.contains(to) && !never.contains(to))
                .toList();
        Problem problem = MailProblems.refused(
                server, never.isEmpty() ? later : never, refusals.isEmpty() ? e : refusals.getFirst());
        return new Sent(later, never, Optional.of(problem));
    }

    private static @org.jspecify.annotations.Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static List<String> named(Address @org.jspecify.annotations.Nullable [] addresses) {
        return addresses == null ? List.of() : Stream.of(addresses).map(Address::toString).toList();
    }
}
