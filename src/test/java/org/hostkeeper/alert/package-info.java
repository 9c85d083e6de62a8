@NullMarked
package org.hostkeeper.alert;

import org.jspecify.annotations.NullMarked;
