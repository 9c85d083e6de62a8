package org.hostkeeper.house;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * Writes what the product and the servers of tests log into a file beside the reports, one for each virtual machine: a
 * test that provokes a bug on purpose is no noise, and what else went wrong can be read. Logback finds it as a service.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class TestLog extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%d %-5level [%thread] %logger{20} %msg%n");
        lines.start();
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setName("TESTS");
        file.setFile(System.getProperty("test.log", "target/test.log"));
        file.setAppend(false);
        file.setEncoder(lines);
        file.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
        return ExecutionStatus.INVOKE_NEXT_IF_ANY; // the levels are the product's
    }
}
