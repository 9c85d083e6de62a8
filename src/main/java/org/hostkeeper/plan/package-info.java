/** Changes to hosts: plans of typed steps that are previewed, applied, journalled, undone and found again after a crash. */
@NullMarked
package org.hostkeeper.plan;

import org.jspecify.annotations.NullMarked;
