/** How everything looks: the light and the dark theme, the bundled fonts, the tokens that all sheets use. */
@NullMarked
package org.hostkeeper.desktop.theme;

import org.jspecify.annotations.NullMarked;
