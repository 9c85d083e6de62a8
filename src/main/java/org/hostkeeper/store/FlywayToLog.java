package org.hostkeeper.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lowers Flyway's voice by one level: what it calls information is told to nobody who did not ask for details. Public,
 * because Flyway makes it by its name.
 */
public final class FlywayToLog implements LogCreator {
    @Override
    public Log createLogger(Class<?> of) {
        return new Lowered(LoggerFactory.getLogger(of));
    }

    private record Lowered(Logger log) implements Log {
        @Override
        public boolean isDebugEnabled() {
            return log.isTraceEnabled();
        }

        @Override
        public void debug(String message) {
            log.trace(message);
        }

        @Override
        public void info(String message) {
            log.debug(message);
        }

        @Override
        public void warn(String message) {
            log.warn(message);
        }

        @Override
        public void error(String message) {
            log.error(message);
        }

        @Override
        public void error(String message, Exception cause) {
            log.error(message, cause);
        }

        @Override
        public void notice(String message) {
            log.debug(message);
        }
    }
}
