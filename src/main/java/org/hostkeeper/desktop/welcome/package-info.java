/** What a person sees first, while there are no hosts: the three ways to have some. */
@NullMarked
package org.hostkeeper.desktop.welcome;

import org.jspecify.annotations.NullMarked;
