package org.hostkeeper.agent;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;
import org.hostkeeper.agent.config.LogLevel;
import org.slf4j.LoggerFactory;

/**
 * The agent's log: lines on standard output that begin with their level as {@code <N>}, which the journal understands
 * (sd-daemon(3)). The journal knows the time and the unit already.
 */
final class JournalLog extends AppenderBase<ILoggingEvent> {
    private final PrintStream out;

    private JournalLog(PrintStream out) {
        this.out = out;
    }

    /** From now on everything that is at least so important goes there; libraries only when something is wrong. */
    static void begin(PrintStream out, LogLevel least) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        JournalLog log = new JournalLog(out);
        log.setContext(context);
        log.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(log);
        root.setLevel(Level.WARN);
        context.getLogger("org.hostkeeper").setLevel(level(least));
    }

    @Override
    protected void append(ILoggingEvent event) {
        String words = event.getFormattedMessage();
        if (event.getThrowableProxy() != null) {
            words = words + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        }
        String prefix = "<" + priority(event.getLevel()) + ">";
        StringBuilder lines = new StringBuilder();
        words.lines().forEach(line -> lines.append(prefix).append(line).append('\n'));
        out.print(lines);
        out.flush();
    }

    private static Level level(LogLevel least) {
        return switch (least) {
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, CRITICAL -> Level.ERROR;
        };
    }

    private static int priority(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> LogLevel.ERROR.priority();
            case Level.WARN_INT -> LogLevel.WARNING.priority();
            case Level.INFO_INT -> LogLevel.INFO.priority();
            default -> LogLevel.DEBUG.priority();
        };
    }
}
