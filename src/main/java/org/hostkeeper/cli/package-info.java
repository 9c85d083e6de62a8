/** The command line: one thin command for each thing the console can do, for people who script. */
@NullMarked
package org.hostkeeper.cli;

import org.jspecify.annotations.NullMarked;
