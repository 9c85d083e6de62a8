package org.hostkeeper.module;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Units for tests, made from the properties that matter to the test. */
final class Sample {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Map<String, String> properties = new HashMap<>();
    private Optional<Registration> module = Optional.empty();
    private Instant read = NOW;
    private Instant since = NOW.minusSeconds(3600);

    private Sample(String name) {
        properties.put("Id", name);
        properties.put("Type", "simple");
        properties.put("UnitFileState", "disabled");
        properties.put("Result", "success");
        properties.put("FragmentPath", "/etc/systemd/system/" + name);
        load("loaded").active("inactive", "dead");
    }

    /** Loaded, stopped and disabled, with its file in /etc. */
    static Sample unit(String name) {
        return new Sample(name);
    }

    Sample load(String load) {
        properties.put("LoadState", load);
        return this;
    }

    Sample active(String active, String sub) {
        properties.put("ActiveState", active);
        properties.put("SubState", sub);
        return this;
    }

    Sample running() {
        return active("active", "running").with("InvocationID", "0123456789abcdef0123456789abcdef");
    }

    Sample enabled(String state) {
        return with("UnitFileState", state);
    }

    Sample restarted(int times) {
        return with("NRestarts", "" + times);
    }

    Sample with(String key, String value) {
        properties.put(key, value);
        return this;
    }

    Sample since(Instant time) {
        this.since = time;
        return this;
    }

    Sample read(Instant time) {
        this.read = time;
        return this;
    }

    Sample module(Registration registration) {
        this.module = Optional.of(registration);
        return this;
    }

    Unit build() {
        String time = java.time.format.DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'UTC'", java.util.Locale.ENGLISH)
                .withZone(java.time.ZoneOffset.UTC)
                .format(since);
        properties.put("ActiveEnterTimestamp", time);
        properties.put("StateChangeTimestamp", time);
        return UnitProperties.unit(properties, module, read);
    }
}
