package org.hostkeeper.facts;

import java.time.Duration;

/**
 * Reads what there is to know of a host as such. Sources: os-release(5), proc_uptime(5), proc_loadavg(5),
 * proc_meminfo(5), localtime(5), systemctl(1); /run/reboot-required is Debian's way to ask for a restart.
 */
public final class HostProbe extends ScriptedProbe<HostFacts> {
    private static final String SCRIPT = Scripts.beside(HostProbe.class, "host.sh");

    public HostProbe() {
        super("host", 1, Duration.ofSeconds(10), SCRIPT, "systemctl");
    }

    @Override
    public HostFacts parse(String answer) {
        Lines lines = new Lines(answer);
        String kernel = lines.one("kernel");
        return new HostFacts(
                lines.all("os").isEmpty() ? "Linux" : lines.one("os"),
                kernel,
                lines.one("architecture"),
                lines.one("hostname"),
                Duration.ofMillis((long) (lines.number("uptime") * 1000)),
                (int) lines.whole("cpus"),
                lines.number("load1"),
                lines.number("load5"),
                lines.number("load15"),
                lines.whole("MemTotal") * 1024,
                // kernels before 3.14 do not tell what is available
                lines.whole(lines.all("MemAvailable").isEmpty() ? "MemFree" : "MemAvailable") * 1024,
                lines.all("zone").isEmpty() ? "UTC" : lines.one("zone"),
                lines.all("failed"),
                !lines.all("reboot").isEmpty() || Kernels.newerThan(kernel, lines.all("installed")));
    }
}
