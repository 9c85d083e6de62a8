/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.mail.mqtt;

import org.jspecify.annotations.NullMarked;
