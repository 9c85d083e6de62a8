/** This machine held to the contract of a remote. */
@NullMarked
package org.hostkeeper.remote.local;

import org.jspecify.annotations.NullMarked;
