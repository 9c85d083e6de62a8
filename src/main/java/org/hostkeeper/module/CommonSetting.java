package org.hostkeeper.module;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.words.Text;

/**
 * The settings of a service that people change most, with what systemd takes for each (systemd.service(5), systemd.exec(5),
 * systemd.resource-control(5), systemd.time(7)). What is rarer is written as text.
 */
public enum CommonSetting {
    /** A list: one line for each variable. */
    ENVIRONMENT("Service", "Environment", "\"?[A-Za-z_][A-Za-z0-9_]*=.*"),
    RESTART("Service", "Restart", "no|on-success|on-failure|on-abnormal|on-watchdog|on-abort|always"),
    RESTART_SEC("Service", "RestartSec", "(\\d+(\\.\\d+)?\\s*(us|ms|s|sec|m|min|h|hr|d)?\\s*)+|infinity"),
    MEMORY_MAX("Service", "MemoryMax", "\\d+(\\.\\d+)?[KMGT]?|\\d{1,3}(\\.\\d+)?%|infinity"),
    CPU_QUOTA("Service", "CPUQuota", "\\d+(\\.\\d+)?%"),
    /** A list of units on one line. */
    AFTER("Unit", "After", "[A-Za-z0-9:_.@\\\\-]+\\.[a-z]+(\\s+[A-Za-z0-9:_.@\\\\-]+\\.[a-z]+)*");

    private final String section;
    private final String key;
    private final Pattern valid;

    CommonSetting(String section, String key, String valid) {
        this.section = section;
        this.key = key;
        this.valid = Pattern.compile(valid);
    }

    public String section() {
        return section;
    }

    public String key() {
        return key;
    }

    /** What is wrong with this value, each line of it one; nothing is wrong with no value. */
    public Optional<Text> fault(String value) {
        boolean good = value.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .allMatch(line -> valid.matcher(line).matches() && !line.endsWith("\\"));
        boolean several = this != ENVIRONMENT && value.strip().contains("\n");
        return good && !several
                ? Optional.empty()
                : Optional.of(Text.of("module", "common." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".rule"));
    }
}
