package org.hostkeeper.exhibition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where Hostkeeper's agent stands on a host, and what of it is about virtual machines. */
public final class AgentOnHost {
    public static final String UNIT = "hostkeeper-agent.service";

    /** The root helper, which reads its list when it starts; its socket starts it again. */
    public static final String HELPER_UNIT = "hostkeeper-helper.service";

    public static final String PROGRAM = "/opt/hostkeeper/current/bin/hostkeeper";
    public static final String CONFIG = "/etc/hostkeeper/config.json";

    /** What the root helper may be asked for. */
    public static final String HELPER_LIST = "/etc/hostkeeper/helper.json";

    /** A file for each machine that the agent watches. */
    public static final String VMS = "/etc/hostkeeper/vms";

    /** A line of HTTP, with the token that plans use on the host itself; root's alone. */
    public static final String TOKEN = "/etc/hostkeeper/console.token";

    /** The group that the agent runs as. */
    public static final String GROUP = "hostkeeper";

    private AgentOnHost() {}

    /** The file of a machine; what is no letter, digit, dot, hyphen or underscore in its name stands as in URLs. */
    public static String vm(String name) {
        return VMS + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A") + ".yaml";
    }
}
