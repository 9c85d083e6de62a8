/** Commands about what was done: the journal, undo, and plans that stand open on hosts. */
@NullMarked
package org.hostkeeper.cli.activity;

import org.jspecify.annotations.NullMarked;
