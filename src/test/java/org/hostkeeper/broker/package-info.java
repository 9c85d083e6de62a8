@NullMarked
package org.hostkeeper.broker;

import org.jspecify.annotations.NullMarked;
