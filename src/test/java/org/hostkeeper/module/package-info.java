/** Tests of what is read of services and of the plans that change them. */
@NullMarked
package org.hostkeeper.module;

import org.jspecify.annotations.NullMarked;
