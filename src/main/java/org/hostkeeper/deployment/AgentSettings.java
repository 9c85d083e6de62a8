package org.hostkeeper.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hostkeeper.host.HostName;

/** The settings of an agent on a host where none was before: on loopback, with tokens, without compatibility. */
final class AgentSettings {
    private static final int PORT = 8080;

    private AgentSettings() {}

    static String fresh(HostName host, String owner) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("owner", owner);
        own.put("rest", ordered("bind", "127.0.0.1", "port", PORT));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("servername", host.value());
        config.put("loglevel", "INFO");
        config.put("database", ordered("path", AgentPlaces.STATE + "/modules.db"));
        config.put("systemapi", ordered("base_url", "http://localhost:" + PORT));
        config.put("hostkeeper", own);
        return json(config);
    }

    /** Root's own list: every module of this owner, and of nobody else. */
    static String helperList(String owner) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("agent", AgentPlaces.USER);
        list.put("owner", owner);
        list.put("modules", "*");
        return json(list);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }

    private static String json(Map<String, Object> tree) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
