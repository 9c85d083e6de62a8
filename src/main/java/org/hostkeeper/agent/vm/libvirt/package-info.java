/** The watchdog's way to libvirt: virsh for reading and events, the root helper for changes. */
@NullMarked
package org.hostkeeper.agent.vm.libvirt;

import org.jspecify.annotations.NullMarked;
