@NullMarked
package org.hostkeeper.desktop.deployment;

import org.jspecify.annotations.NullMarked;
