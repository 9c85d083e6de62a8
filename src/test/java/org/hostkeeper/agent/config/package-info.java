/** Tests of the rooms of the same names. */
@NullMarked
package org.hostkeeper.agent.config;

import org.jspecify.annotations.NullMarked;
