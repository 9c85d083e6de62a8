package org.hostkeeper.desktop.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.desktop.notify.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications of the desktop session, after the Desktop Notifications Specification 1.2: over D-Bus with {@code gdbus},
 * which each GTK desktop has. Without it, without a session bus or without a service that shows them nothing happens.
 */
final class SessionNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(SessionNotifier.class);
    private static final List<String> SERVICE = List.of(
            "gdbus", "call", "--session", "--timeout", "5",
            "--dest", "org.freedesktop.Notifications",
            "--object-path", "/org/freedesktop/Notifications",
            "--method");
    private static final int PATIENCE_SECONDS = 8;
    private static final int SHOWN_MILLIS = 10_000;

    @Override
    public boolean isThere() {
        return succeeds(call("org.freedesktop.Notifications.GetServerInformation"));
    }

    @Override
    public void show(String title, String body) {
        succeeds(call(
                "org.freedesktop.Notifications.Notify",
                quoted("Hostkeeper"),
                "uint32 0",
                quoted("hostkeeper"),
                quoted(title),
                quoted(markup(body)),
                "@as []",
                "@a{sv} {'desktop-entry': <'hostkeeper'>}",
                "int32 " + SHOWN_MILLIS));
    }

    /** Each argument says its type, so that it arrives as that even where the service does not describe itself. */
    private static List<String> call(String method, String... arguments) {
        List<String> call = new ArrayList<>(SERVICE);
        call.add(method);
        call.addAll(List.of(arguments));
        return call;
    }

    /** In GVariant's text format, so that no name can be taken for another type. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                default -> quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** A body is read as markup by some services. */
    static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.debug("No notifications: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
