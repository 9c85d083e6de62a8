package org.hostkeeper.house;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every {@code await()} look soon and then less often: most of what tests wait for is there in milliseconds, and
 * what takes longer is often on a host, where each look costs. JUnit registers it for all classes.
 */
public final class PromptLooks implements BeforeAllCallback {
    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration SELDOM = Duration.ofMillis(100);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollDelay(FIRST);
        Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(PromptLooks::later, FIRST));
    }

    private static Duration later(Duration last) {
        Duration doubled = last.multipliedBy(2);
        return doubled.compareTo(SELDOM) < 0 ? doubled : SELDOM;
    }
}
