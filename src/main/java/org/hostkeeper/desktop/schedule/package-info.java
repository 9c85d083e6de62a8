/** The Schedules page: what runs on hosts by the clock, when next, and what is wrong with it. */
@NullMarked
package org.hostkeeper.desktop.schedule;

import org.jspecify.annotations.NullMarked;
