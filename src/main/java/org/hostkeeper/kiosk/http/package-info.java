/** The kiosk's way to an agent, over HTTP with a token that can do two things. */
@NullMarked
package org.hostkeeper.kiosk.http;

import org.jspecify.annotations.NullMarked;
