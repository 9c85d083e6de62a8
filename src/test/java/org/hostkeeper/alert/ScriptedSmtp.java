package org.hostkeeper.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers for each recipient what a test says, and with TLS if it has an identity. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final UnaryOperator<String> recipients;
    private final Optional<SSLContext> tls;
    private final boolean fromTheStart;
    private final AtomicInteger mails = new AtomicInteger();

    ScriptedSmtp(UnaryOperator<String> recipients) throws IOException {
        this(recipients, Optional.empty(), false);
    }

    ScriptedSmtp(UnaryOperator<String> recipients, Optional<SSLContext> tls, boolean fromTheStart) throws IOException {
        this.recipients = recipients;
        this.tls = tls;
        this.fromTheStart = fromTheStart;
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    int mails() {
        return mails.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                Socket first = tls.isPresent() && fromTheStart ? encrypted(client) : client;
                talk(first, "220 test");
            } catch (IOException e) {
                // the client left, or the test is over
            }
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socketOver = (SSLSocket) tls.orElseThrow()
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socketOver.setUseClientMode(false);
        return socketOver;
    }

    private void talk(Socket client, String greeting) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (!greeting.isEmpty()) {
            say(out, greeting);
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say(out, tls.isPresent() && !(client instanceof SSLSocket) ? "250-test\r\n250 STARTTLS" : "250 test");
                case "STAR" -> {
                    say(out, "220 go");
                    talk(encrypted(client), "");
                    return;
                }
                case "RCPT" -> say(out, recipients.apply(line.substring(line.indexOf('<') + 1, line.indexOf('>'))));
                case "DATA" -> {
                    say(out, "354 go on");
                    while (!".".equals(line)) {
                        line = in.readLine();
                    }
                    mails.incrementAndGet();
                    say(out, "250 taken");
                }
                case "QUIT" -> say(out, "221 bye");
                default -> say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
