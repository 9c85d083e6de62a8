/** The host's side of plans on a simulated machine: the same verbs and answers as the real program, on an in-memory model. */
@NullMarked
package org.hostkeeper.demo.plan;

import org.jspecify.annotations.NullMarked;
