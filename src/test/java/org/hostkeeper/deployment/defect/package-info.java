@NullMarked
package org.hostkeeper.deployment.defect;

import org.jspecify.annotations.NullMarked;
