package org.hostkeeper.exhibition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where Hostkeeper's agent stands on a host, and what of it is about virtual machines. */
public final class AgentOnHost {
    public static final String UNIT = "hostkeeper-agent.service";

    public static final String PROGRAM = "/opt/hostkeeper/current/bin/hostkeeper";
    public static final String CONFIG = "/etc/hostkeeper/config.json";

    /** What the root helper may be asked for; it reads that for each request. */
    public static final String HELPER_LIST = "/etc/hostkeeper/helper.json";

    /** A file for each machine that the agent watches. */
    public static final String VMS = "/etc/hostkeeper/vms";

    /** A line of HTTP, with the token that plans use on the host itself; root's alone. */
    public static final String TOKEN = "/etc/hostkeeper/console.token";

    /** The group that the agent runs as. */
    public static final String GROUP = "hostkeeper";

    private AgentOnHost() {}

    /** What a person has set for a machine by variables, beside its file, whose keys they win over. */
    public static String variables(String name) {
        return vm(name).replaceFirst("\\.yaml$", ".env");
    }

    /** The file of a machine; what is no letter, digit, dot, hyphen or underscore in its name stands as in URLs. */
    public static String vm(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return VMS + "/" + VmName.ofFile(encoded) + ".yaml";
    }
}
