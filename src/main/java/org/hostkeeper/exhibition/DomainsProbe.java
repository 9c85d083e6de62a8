package org.hostkeeper.exhibition;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Scripts;

/**
 * Reads the virtual machines of a host with their snapshots, and who watches them. A host without libvirt
 * has none. Sources: virsh(1), libvirt's formats of domains and snapshots.
 */
public final class DomainsProbe implements Probe<Domains> {
    static final String SCRIPT = Scripts.beside(DomainsProbe.class, "domains.sh");

    @Override
    public String name() {
        return "domains";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String script() {
        return SCRIPT;
    }

    @Override
    public List<String> tools() {
        return List.of();
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Domains parse(String answer) {
        return new DomainsAnswer(answer).domains();
    }
}
