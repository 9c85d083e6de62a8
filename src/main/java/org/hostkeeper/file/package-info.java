/** Files to and from hosts: a folder's entries, a file fetched, a file put there by a plan. */
@NullMarked
package org.hostkeeper.file;

import org.jspecify.annotations.NullMarked;
