@NullMarked
package org.hostkeeper.deployment.broker;

import org.jspecify.annotations.NullMarked;
