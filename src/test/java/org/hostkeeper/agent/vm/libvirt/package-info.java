/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.vm.libvirt;

import org.jspecify.annotations.NullMarked;
