/** The deployed config.json, read as it is, with what Hostkeeper adds under a key of its own. */
@NullMarked
package org.hostkeeper.agent.config;

import org.jspecify.annotations.NullMarked;
