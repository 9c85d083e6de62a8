package org.hostkeeper.module;

/**
 * What makes a service a module: it stands in the unit itself, in a section {@code [X-Hostkeeper]} that systemd ignores
 * (systemd.unit(5)), so that every console finds it and none has to be asked.
 *
 * @param serviceType the folder below {@code ~owner/modules} that holds its code
 * @param owner the user whose module it is
 */
public record Registration(String guid, String name, String description, String serviceType, String owner) {

    /** Whether a person who types this service's name, as {@code pump-1.service}, means this module. */
    public boolean isCalled(String service) {
        return service.equals(name + ".service");
    }
}
