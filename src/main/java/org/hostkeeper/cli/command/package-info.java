/** What commands share: options, the choice of hosts, and the one way from a plan to its result. */
@NullMarked
package org.hostkeeper.cli.command;

import org.jspecify.annotations.NullMarked;
