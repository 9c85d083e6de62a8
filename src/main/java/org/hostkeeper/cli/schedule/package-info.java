/** Commands about what runs by the clock. */
@NullMarked
package org.hostkeeper.cli.schedule;

import org.jspecify.annotations.NullMarked;
