package org.hostkeeper.exhibition;

import java.util.List;
import java.util.Optional;

/**
 * The virtual machines of one host and those who watch them.
 *
 * @param libvirt whether the host has libvirt; if not, there are none
 * @param domains by name
 * @param watchers the host's agent and deployed controllers
 * @param deployed the deployed controllers among them, with all that they are told
 * @param leftOut whose machines the agent does not watch, though it should
 */
public record Domains(
        boolean libvirt, List<Domain> domains, List<Watcher> watchers, List<DeployedController> deployed, List<LeftOut> leftOut) {

    /** Without what is seldom. */
    public Domains(boolean libvirt, List<Domain> domains, List<Watcher> watchers, List<DeployedController> deployed) {
        this(libvirt, domains, watchers, deployed, List.of());
    }

    /** Without what only taking over needs. */
    public Domains(boolean libvirt, List<Domain> domains, List<Watcher> watchers) {
        this(libvirt, domains, watchers, List.of());
    }

    public Optional<Domain> find(String name) {
        return domains.stream().filter(domain -> domain.name().equals(name)).findFirst();
    }

    /** Who watches the machine and runs. */
    public Optional<Watcher> watcher(Domain domain) {
        return watchers.stream().filter(w -> w.active() && w.vm().equals(domain.name())).findFirst();
    }

    /** The snapshot that its controller reverts to, whether that runs or not. */
    public Optional<String> golden(Domain domain) {
        return watchers.stream().filter(w -> w.vm().equals(domain.name())).map(Watcher::snapshot).findFirst();
    }
}
