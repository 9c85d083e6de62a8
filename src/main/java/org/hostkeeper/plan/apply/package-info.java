/** Carries plans out: on one host or on a fleet, with journal, rollback, taking over what was interrupted, and undo. */
@NullMarked
package org.hostkeeper.plan.apply;

import org.jspecify.annotations.NullMarked;
