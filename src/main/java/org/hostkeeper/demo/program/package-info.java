/** The programs that simulated machines know: just as much of each as Hostkeeper uses, answering in the real one's form. */
@NullMarked
package org.hostkeeper.demo.program;

import org.jspecify.annotations.NullMarked;
