/** What can be done with a module, whoever asks for it: a topic, a request, or a click in the console. */
@NullMarked
package org.hostkeeper.agent.action;

import org.jspecify.annotations.NullMarked;
