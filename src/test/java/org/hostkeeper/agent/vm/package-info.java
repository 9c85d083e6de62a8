@org.jspecify.annotations.NullMarked
package org.hostkeeper.agent.vm;
