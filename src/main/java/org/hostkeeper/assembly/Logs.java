package org.hostkeeper.assembly;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Where the details of bugs go: a file a day in the state folder, for two weeks. Never the terminal, which belongs to
 * results, and never a secret. Found by logback as a service, so that nothing is printed before the folder is known.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logs extends ContextAwareBase implements Configurator {
    private static final String FILE = "FILE";

    /** Silence until {@link #into} is called; no other configuration is looked for. */
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        for (String noisy : new String[] {"com.jcraft.jsch", "org.apache.sshd", "org.hostkeeper.demo.ssh", "org.flywaydb", "org.jdbi"}) {
            context.getLogger(noisy).setLevel(Level.WARN);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Writes into this folder from now on; it is asked for, and a file made, only when there is something to say. Several
     * consoles may write at once; each line is whole.
     */
    public static void into(Supplier<Path> folder) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(FILE);
        Late late = new Late(context, folder);
        late.setName(FILE);
        late.setContext(context);
        late.start();
        root.addAppender(late);
    }

    /** Opens the file at the first line: most commands have nothing to say, and the demo leaves nothing behind. */
    private static final class Late extends AppenderBase<ILoggingEvent> {
        private final Lazy<RollingFileAppender<ILoggingEvent>> file;

        Late(LoggerContext context, Supplier<Path> folder) {
            this.file = new Lazy<>(() -> appender(context, folder.get()));
        }

        @Override
        protected void append(ILoggingEvent event) {
            file.value().doAppend(event);
        }

        @Override
        public void stop() {
            file.ifMade(RollingFileAppender::stop);
            super.stop();
        }
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName(FILE);
        appender.setContext(context);
        appender.setPrudent(true);

        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(appender);
        daily.setFileNamePattern(folder.resolve("hostkeeper.%d{yyyy-MM-dd}.log").toString());
        daily.setMaxHistory(14);
        daily.setTotalSizeCap(FileSize.valueOf("20MB"));
        daily.start();

        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setCharset(StandardCharsets.UTF_8);
        lines.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{30}: %msg%n");
        lines.start();

        appender.setRollingPolicy(daily);
        appender.setEncoder(lines);
        appender.start();
        return appender;
    }
}
