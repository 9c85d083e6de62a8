package org.hostkeeper.agent.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * systemd on the system bus. Its signals are open to every user, so this needs no right (org.freedesktop.systemd1(5),
 * Subscribe). Values come with the signals: from a failure to its event there is no call and no process.
 *
 * @param socket the bus: {@code /run/dbus/system_bus_socket}
 */
public record SystemdBus(Path socket) implements Systemd {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdBus.class);
    private static final String SYSTEMD = "org.freedesktop.systemd1";
    private static final String UNIT = SYSTEMD + ".Unit";
    private static final String SERVICE = SYSTEMD + ".Service";

    /** The part of systemd's manager that is used. */
    @DBusInterfaceName("org.freedesktop.systemd1.Manager")
    public interface Manager extends DBusInterface {
        void Subscribe();
    }

    public static SystemdBus ofThisMachine() {
        return new SystemdBus(Path.of("/run/dbus/system_bus_socket"));
    }

    @Override
    public Session open(Listener listener) {
        try {
            DBusConnection connection = DBusConnectionBuilder.forAddress("unix:path=" + socket)
                    .withShared(false)
                    .withDisconnectCallback(onLoss(listener))
                    .receivingThreadConfig()
                    .withSignalThreadCount(1) // in order
                    .withMethodCallThreadCount(1)
                    .withMethodReturnThreadCount(1)
                    .withErrorHandlerThreadCount(1)
                    .connectionConfig()
                    .build();
            try {
                subscribe(connection, listener);
                return new BusSession(connection);
            } catch (DBusException | DBusExecutionException e) {
                connection.disconnect();
                throw e;
            }
        } catch (DBusException | DBusExecutionException e) {
            throw new ProblemException(
                    new Problem.ServerUnavailable(
                            Text.of("agent.watch", "systemd"),
                            socket.toString(),
                            Text.of("agent.watch", "no-bus", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static void subscribe(DBusConnection connection, Listener listener) throws DBusException {
        connection.addGenericSigHandler(new UnitsOnly(), signal -> told(signal, listener));
        connection.addSigHandler(DBus.NameOwnerChanged.class, owner -> {
            if (owner.name.equals(SYSTEMD)) {
                listener.lost("systemd left or joined the bus");
            }
        });
        connection.getRemoteObject(SYSTEMD, "/org/freedesktop/systemd1", Manager.class).Subscribe();
    }

    /** What the bus sends us is narrowed there: a signal of somebody else would wake this process for nothing. */
    private static final class UnitsOnly extends DBusMatchRule {
        UnitsOnly() {
            super("signal", "org.freedesktop.DBus.Properties", "PropertiesChanged");
        }

        @Override
        public String toString() {
            return super.toString() + ",sender='" + SYSTEMD + "',path_namespace='" + UnitPaths.PREFIX + "'";
        }
    }

    private static void told(DBusSignal signal, Listener listener) {
        String unit = UnitPaths.unit(signal.getPath());
        if (!unit.endsWith(".service")) {
            return;
        }
        try {
            Object[] parameters = signal.getParameters();
            boolean ours = parameters.length > 1 && (UNIT.equals(parameters[0]) || SERVICE.equals(parameters[0]));
            if (ours && parameters[1] instanceof Map<?, ?> changed) {
                listener.changed(unit, values(changed));
            }
        } catch (DBusException e) {
            LOG.warn("A signal of {} could not be read", unit, e);
            listener.lost("a signal could not be read");
        }
    }

    /** Of some three hundred properties those alone that are read, under names of our own: they are kept for each unit. */
    static Map<String, Object> values(Map<?, ?> variants) {
        Map<String, Object> values = new HashMap<>();
        for (String name : UnitReading.PROPERTIES) {
            Object value = variants.get(name);
            Object plain = value instanceof Variant<?> variant ? variant.getValue() : value;
            if (plain instanceof String || plain instanceof Number) {
                values.put(name, plain);
            }
        }
        return values;
    }

    private static IDisconnectCallback onLoss(Listener listener) {
        return new IDisconnectCallback() {
            @Override
            public void disconnectOnError(IOException e) {
                listener.lost(String.valueOf(e.getMessage()));
            }

            @Override
            public void exceptionOnTerminate(IOException e) {
                listener.lost(String.valueOf(e.getMessage()));
            }
        };
    }

    private record BusSession(DBusConnection connection) implements Session {
        @Override
        public Map<String, Object> read(String unit) {
            return ask(unit, properties -> {
                Map<String, Object> all = new HashMap<>(values(properties.GetAll(UNIT)));
                all.putAll(values(properties.GetAll(SERVICE)));
                return all;
            });
        }

        @Override
        public String state(String unit) {
            return ask(unit, properties -> properties.Get(UNIT, "ActiveState"));
        }

        private <T> T ask(String unit, Function<Properties, T> question) {
            try {
                return question.apply(
                        connection.getRemoteObject(SYSTEMD, UnitPaths.path(unit), Properties.class, false));
            } catch (DBusException | DBusExecutionException e) {
                throw new ProblemException(
                        new Problem.ServerUnavailable(
                                Text.of("agent.watch", "systemd"),
                                unit,
                                Text.of("agent.watch", "no-answer", String.valueOf(e.getMessage()))),
                        e);
            }
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
