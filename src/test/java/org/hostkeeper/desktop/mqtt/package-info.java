@NullMarked
package org.hostkeeper.desktop.mqtt;

import org.jspecify.annotations.NullMarked;
