/** Long work on virtual threads, with progress, cancel and an outcome; tests run it inline. */
@NullMarked
package org.hostkeeper.job;

import org.jspecify.annotations.NullMarked;
