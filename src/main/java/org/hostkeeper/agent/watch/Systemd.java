package org.hostkeeper.agent.watch;

import java.util.Map;

/** What tells how units are: the system's service manager, or what a test has instead. */
public interface Systemd {
    /** Who is told; on one thread, in the order in which it happened, and returns soon. */
    interface Listener {
        /** These properties of a unit changed, and have these values now. */
        void changed(String unit, Map<String, Object> properties);

        /** Something may have been missed: the bus is gone, or the manager restarted. The session is to be closed. */
        void lost(String why);
    }

    /** One connection. */
    interface Session extends AutoCloseable {
        /** What a {@link UnitReading} is made of, now, by the names of org.freedesktop.systemd1(5). */
        Map<String, Object> read(String unit);

        /** The {@code ActiveState} of a unit now. */
        String state(String unit);

        @Override
        void close();
    }

    /**
     * Begins to listen to every unit.
     *
     * @throws org.hostkeeper.problem.ProblemException if there is no such service now
     */
    Session open(Listener listener);
}
