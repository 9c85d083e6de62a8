/** One service looked at closely: why it failed, what changed before, what it depends on and what it uses. */
@NullMarked
package org.hostkeeper.module.inspection;

import org.jspecify.annotations.NullMarked;
