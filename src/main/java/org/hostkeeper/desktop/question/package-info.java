/** What only a person can answer while a connection is made, asked in the window. */
@NullMarked
package org.hostkeeper.desktop.question;

import org.jspecify.annotations.NullMarked;
