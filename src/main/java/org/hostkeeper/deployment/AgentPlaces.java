package org.hostkeeper.deployment;

/**
 * Where the agent is on a host, the same on every one, so that people and units find it. Each version has a folder of its
 * own, and {@link #CURRENT} leads to the one that runs: an upgrade is a link that is put in place by a rename.
 */
public final class AgentPlaces {
    public static final String PROGRAMS = "/opt/hostkeeper";
    public static final String CURRENT = PROGRAMS + "/current";
    public static final String SETTINGS = "/etc/hostkeeper";
    public static final String CONFIG = SETTINGS + "/config.json";

    /** What the root helper may be asked for; root's own. */
    public static final String HELPER_LIST = SETTINGS + "/helper.json";

    public static final String STATE = "/var/lib/hostkeeper-agent";

    /** The user and the group that the agent runs as. */
    public static final String USER = "hostkeeper";

    public static final String AGENT_UNIT = "hostkeeper-agent.service";
    public static final String HELPER_SOCKET = "hostkeeper-helper.socket";
    public static final String HELPER_UNIT = "hostkeeper-helper.service";

    private AgentPlaces() {}

    /** The file of a unit. */
    public static String unit(String name) {
        return "/etc/systemd/system/" + name;
    }

    /** A drop-in of the agent's unit, for what only this host has. */
    static String dropIn() {
        return dropIns() + "/host.conf";
    }

    static String dropIns() {
        return unit(AGENT_UNIT) + ".d";
    }

    static String folder(AgentRuntime runtime) {
        return PROGRAMS + "/" + runtime.folder();
    }
}
