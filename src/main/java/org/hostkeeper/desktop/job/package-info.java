/** Long work on screen: what runs, how far it is, how to stop it, and what came of it. */
@NullMarked
package org.hostkeeper.desktop.job;

import org.jspecify.annotations.NullMarked;
