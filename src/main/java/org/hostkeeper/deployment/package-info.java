/** Brings the agent onto a host, up to date, and away again, and takes over from a deployed module manager. */
@NullMarked
package org.hostkeeper.deployment;

import org.jspecify.annotations.NullMarked;
