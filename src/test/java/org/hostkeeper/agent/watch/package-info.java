@NullMarked
package org.hostkeeper.agent.watch;

import org.jspecify.annotations.NullMarked;
