/** Shows plans to people before and after they happen: differences, exact commands, and a shell script of the whole. */
@NullMarked
package org.hostkeeper.plan.preview;

import org.jspecify.annotations.NullMarked;
