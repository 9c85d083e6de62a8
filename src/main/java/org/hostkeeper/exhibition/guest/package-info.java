/** What is set up in a guest, so that its host hears that its artwork is alive. */
@NullMarked
package org.hostkeeper.exhibition.guest;

import org.jspecify.annotations.NullMarked;
