@NullMarked
package org.hostkeeper.mqtt;

import org.jspecify.annotations.NullMarked;
