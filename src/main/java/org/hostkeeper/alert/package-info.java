/** Who is told what, once: incidents, the mails that follow from them, and their way out. */
@NullMarked
package org.hostkeeper.alert;

import org.jspecify.annotations.NullMarked;
