/** The host's side of a plan: the one program that runs there, what is sent to it, and how its answers are read. */
@NullMarked
package org.hostkeeper.plan.host;

import org.jspecify.annotations.NullMarked;
