/** Secrets: values that can be destroyed and never print themselves, and the port to where they are kept. */
@NullMarked
package org.hostkeeper.secret;

import org.jspecify.annotations.NullMarked;
