/** Texts for people, as references that are turned into English, German or Russian where they are shown. */
@NullMarked
package org.hostkeeper.words;

import org.jspecify.annotations.NullMarked;
