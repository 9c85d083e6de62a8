/** What people are shown of plans. */
@NullMarked
package org.hostkeeper.plan.preview;

import org.jspecify.annotations.NullMarked;
