/** What is known of a host: probes, the one round trip that answers them all, and readings with their age. */
@NullMarked
package org.hostkeeper.facts;

import org.jspecify.annotations.NullMarked;
