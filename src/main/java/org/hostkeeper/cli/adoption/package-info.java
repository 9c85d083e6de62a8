/** Taking over what is deployed, and its known defects. */
@NullMarked
package org.hostkeeper.cli.adoption;

import org.jspecify.annotations.NullMarked;
