/** Tests of plans. */
@NullMarked
package org.hostkeeper.plan;

import org.jspecify.annotations.NullMarked;
