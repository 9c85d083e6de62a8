package org.hostkeeper.deployment.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.deployment.Loopback;

/** The listeners that a file of mosquitto's names, line by line (mosquitto.conf(5)); a remark may stand behind one. */
final class Doors {
    private static final Pattern LISTENER = Pattern.compile("\\s*(listener|port)\\s+(\\d{1,5})(?:\\s+([^\\s#]\\S*))?(?:\\s+#.*|\\s*)");
    /** Where the one listens that {@code port} names, wherever that stands. */
    private static final Pattern BOUND = Pattern.compile("(?m)^\\s*bind_address\\s+([^\\s#]\\S*)");
    private static final Pattern TLS = Pattern.compile("\\s*(?:certfile|psk_hint|psk_file)\\s.*");

    private Doors() {}

    /** @param port 0 for one at a Unix socket */
    record Door(int line, int port, String address, boolean tls) {
        boolean isOpenPlain() {
            return !tls && port > 0 && (address.isEmpty() || !Loopback.is(address));
        }
    }

    static List<Door> of(String text) {
        List<Door> doors = new ArrayList<>();
        Matcher bind = BOUND.matcher(text);
        String bound = bind.find() && Loopback.is(bind.group(1)) ? bind.group(1) : ""; // elsewhere it is as open as without
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher listener = LISTENER.matcher(lines.get(i));
            if (listener.matches()) {
                String without = listener.group(1).equals("port") ? bound : "";
                String address = listener.group(3) == null ? without : listener.group(3);
                doors.add(new Door(i, Integer.parseInt(listener.group(2)), address, false));
            } else if (!doors.isEmpty() && TLS.matcher(lines.get(i)).matches()) {
                Door last = doors.removeLast();
                doors.add(new Door(last.line(), last.port(), last.address(), true));
            }
        }
        return doors;
    }

    /** What listens without TLS for others than the host itself. */
    static List<Door> openPlain(String text) {
        return of(text).stream().filter(Door::isOpenPlain).toList();
    }

    /** The same with those on loopback only. */
    static String closed(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        openPlain(text).forEach(door -> lines.set(door.line(), closed(door)));
        return String.join("\n", lines) + (text.endsWith("\n") ? "\n" : "");
    }

    /** The same as an editor's commands, for a file that stays on the host. */
    static List<String> closing(String text) {
        List<String> lines = text.lines().toList();
        List<String> commands = new ArrayList<>();
        openPlain(text).forEach(door -> {
            String address = door.address().replaceAll("[^A-Za-z0-9:]", "\\\\$0");
            String last = address.isEmpty() ? "" : "[[:blank:]]+" + address;
            String end = lines.get(door.line()).contains("#") ? "[[:blank:]]+#.*$" : "[[:blank:]]*$";
            commands.addAll(List.of(
                    "-e", "s/^[[:blank:]]*(listener|port)[[:blank:]]+" + door.port() + last + end + "/" + closed(door) + "/"));
        });
        return commands;
    }

    private static String closed(Door door) {
        return "listener " + door.port() + " localhost";
    }
}
