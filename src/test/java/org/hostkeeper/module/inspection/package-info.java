@NullMarked
package org.hostkeeper.module.inspection;

import org.jspecify.annotations.NullMarked;
