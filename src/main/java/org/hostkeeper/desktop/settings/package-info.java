/** The few things that a person sets once: theme, language, and where the files are. */
@NullMarked
package org.hostkeeper.desktop.settings;

import org.jspecify.annotations.NullMarked;
