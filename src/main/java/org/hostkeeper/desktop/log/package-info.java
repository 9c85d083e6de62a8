/** The journals of many units on many hosts as they come, in bounded memory and at a steady frame rate. */
@NullMarked
package org.hostkeeper.desktop.log;

import org.jspecify.annotations.NullMarked;
