/** Commands about services and registered modules. */
@NullMarked
package org.hostkeeper.cli.module;

import org.jspecify.annotations.NullMarked;
