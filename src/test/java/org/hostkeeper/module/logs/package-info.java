/** Tests of journals as one stream. */
@NullMarked
package org.hostkeeper.module.logs;

import org.jspecify.annotations.NullMarked;
