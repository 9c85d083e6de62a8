/** What runs on a host by the clock: crontabs byte for byte, cron's own rules of time, lint, and the plans that change them. */
@NullMarked
package org.hostkeeper.schedule;

import org.jspecify.annotations.NullMarked;
