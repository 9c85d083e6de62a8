/** Commands about hosts: add, list, show, test, remove, import, and the state of all. */
@NullMarked
package org.hostkeeper.cli.host;

import org.jspecify.annotations.NullMarked;
