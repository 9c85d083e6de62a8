/** The journals of many units on many hosts as one stream, merged by time and resumed after a cut. */
@NullMarked
package org.hostkeeper.module.logs;

import org.jspecify.annotations.NullMarked;
