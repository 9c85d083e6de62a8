/** Tests of crontabs and cron's time. */
@NullMarked
package org.hostkeeper.schedule;

import org.jspecify.annotations.NullMarked;
