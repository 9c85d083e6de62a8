package org.hostkeeper.alert;

/** The last lines that a service has said. May take a while; a log that cannot be had is a sentence that says why. */
@FunctionalInterface
public interface RecentLogs {
    String of(String unit);
}
