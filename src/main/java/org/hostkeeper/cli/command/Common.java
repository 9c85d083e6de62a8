package org.hostkeeper.cli.command;

import picocli.CommandLine.Option;

/** What every command understands. */
public final class Common {
    @Option(names = "--json", description = "Print JSON for scripts. Keys and codes are English and stay the same.")
    private boolean json;

    @Option(
            names = "--demo",
            description = "Use the embedded demo fleet instead of your own hosts. It is forgotten at the end.")
    private boolean demo;

    @Option(
            names = "--demo-hosts",
            paramLabel = "N",
            defaultValue = "12",
            hidden = true,
            description = "How many hosts the demo fleet has.")
    private int demoHosts;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    public boolean json() {
        return json;
    }

    public boolean demo() {
        return demo;
    }

    int demoHosts() {
        return demoHosts;
    }

    boolean help() {
        return help;
    }
}
