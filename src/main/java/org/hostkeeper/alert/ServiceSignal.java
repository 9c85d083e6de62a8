package org.hostkeeper.alert;

import java.time.Instant;

/**
 * A service has failed, or it has not (any more).
 *
 * @param key what tells it from all others and never changes: a module's GUID
 * @param module what people call it
 * @param unit its unit, with the suffix
 * @param detail how it is, in systemd's words
 */
public record ServiceSignal(String key, String module, String unit, boolean failed, String detail, Instant at) {}
