package org.hostkeeper.exhibition;

import java.time.Duration;
import org.hostkeeper.facts.ScriptedProbe;
import org.hostkeeper.facts.Scripts;

/**
 * Reads the virtual machines of a host with their snapshots, and who watches them. A host without libvirt
 * has none. Sources: virsh(1), libvirt's formats of domains and snapshots.
 */
public final class DomainsProbe extends ScriptedProbe<Domains> {
    static final String SCRIPT = Scripts.beside(DomainsProbe.class, "domains.sh");

    public DomainsProbe() {
        super("domains", 3, Duration.ofSeconds(15), SCRIPT);
    }

    @Override
    public Domains parse(String answer) {
        return new DomainsAnswer(answer).domains();
    }
}
