/** Tests of taking over what is deployed. */
@NullMarked
package org.hostkeeper.adoption;

import org.jspecify.annotations.NullMarked;
