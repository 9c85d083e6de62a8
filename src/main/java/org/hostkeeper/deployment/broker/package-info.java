/** Who may do what at a mosquitto broker on a managed host: logins and a topic ACL of Hostkeeper's own. */
@NullMarked
package org.hostkeeper.deployment.broker;

import org.jspecify.annotations.NullMarked;
