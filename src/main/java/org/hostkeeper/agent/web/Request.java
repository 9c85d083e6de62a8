package org.hostkeeper.agent.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.agent.web.access.Verdict.By;

/**
 * What of a request a route may look at.
 *
 * @param path as it was asked for
 * @param query the first value of each
 */
record Request(Place place, String path, Map<String, String> query, String body, Locale language, Caller caller) {
    Request {
        query = Map.copyOf(query);
    }

    /**
     * Who asks.
     *
     * @param accepted {@link System#nanoTime()} of when the connection was accepted
     * @param called what this host is called in the request, as {@code 10.0.2.2:8000}; whatever was sent, or ""
     */
    record Caller(By by, long accepted, String called) {}

    String parameter(String name) {
        return place.parameter(name);
    }

    /** Empty also where it was given without a value. */
    Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }
}
