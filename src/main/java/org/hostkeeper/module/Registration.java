package org.hostkeeper.module;

/**
 * What makes a service a module: it stands in the unit itself, in a section {@code [X-Hostkeeper]} that systemd ignores
 * (systemd.unit(5)), so that every console finds it and none has to be asked.
 *
 * @param serviceType the folder below {@code ~owner/modules} that holds its code
 * @param owner the user whose module it is
 */
public record Registration(String guid, String name, String description, String serviceType, String owner) {}
