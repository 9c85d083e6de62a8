/** The story that the demo tells: who the simulated hosts are, what runs on them, and what ails some. */
@NullMarked
package org.hostkeeper.demo.story;

import org.jspecify.annotations.NullMarked;
