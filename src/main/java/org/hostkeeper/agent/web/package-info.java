/** The System API over HTTP, with its pages: the same paths, codes and texts that deployed clients know. */
@NullMarked
package org.hostkeeper.agent.web;

import org.jspecify.annotations.NullMarked;
