/** The Modules page: the services of all hosts, what one can do with them, and how a new module is made. */
@NullMarked
package org.hostkeeper.desktop.module;

import org.jspecify.annotations.NullMarked;
