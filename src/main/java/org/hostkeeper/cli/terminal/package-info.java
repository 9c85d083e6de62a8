/** How commands speak to a person or a script: language, tables, JSON, colour, questions and exit codes. */
@NullMarked
package org.hostkeeper.cli.terminal;

import org.jspecify.annotations.NullMarked;
