package org.hostkeeper.deployment.broker;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What a host's broker is like before it gets logins.
 *
 * @param runs whether mosquitto runs there
 * @param managerStays whether a deployed module manager does, or would with the host: it would be locked out
 * @param configs the broker's files, in the order in which it reads them
 * @param own our own files: settings, passwords, ACL, the listener with TLS
 * @param agent what the agent's config says of its broker; empty without an agent
 */
public record BrokerGround(
        HostName host,
        boolean runs,
        boolean managerStays,
        Map<String, FileState.Present> configs,
        Map<String, FileState> own,
        Optional<Uses> agent) {
    static final String FOLDER = "/etc/mosquitto";
    static final String MAIN = FOLDER + "/mosquitto.conf";
    static final String SETTINGS = FOLDER + "/conf.d/hostkeeper.conf";
    static final String PASSWORDS = FOLDER + "/hostkeeper.passwords";
    static final String ACL = FOLDER + "/hostkeeper.acl";
    static final String TLS = FOLDER + "/conf.d/zz-hostkeeper-tls.conf";

    /** A client's broker and the prefix of its topics. */
    public record Uses(String broker, String prefix) {}

    public BrokerGround {
        configs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(configs));
        own = Map.copyOf(own);
    }

    FileState at(String path) {
        return own.getOrDefault(path, new FileState.Absent());
    }

    /** Every listener, of our own files too. */
    List<Doors.Door> doors() {
        return texts().flatMap(text -> Doors.of(text).stream()).toList();
    }

    /** Whether who gives no name gets in; that is so by itself only where no listener is named. */
    boolean anonymous() {
        return inOrder()
                .flatMap(String::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals("allow_anonymous"))
                .map(words -> BrokerSteps.isYes(words[1]))
                .reduce((_, last) -> last)
                .orElseGet(() -> doors().isEmpty());
    }

    /** As the broker reads it, which takes the last word on many things: the folder's files where the main one includes them. */
    private Stream<String> inOrder() {
        String main = configs.containsKey(MAIN) ? BrokerSteps.text(configs.get(MAIN)) : "";
        Matcher included = BrokerSteps.INCLUDED.matcher(main);
        int here = included.find() ? included.start() : main.length();
        return Stream.concat(
                Stream.concat(Stream.of(main.substring(0, here)), texts().skip(configs.containsKey(MAIN) ? 1 : 0)),
                Stream.of(main.substring(here)));
    }

    /** The main file first, and ours among the others by their names. */
    private Stream<String> texts() {
        Map<String, FileState.Present> all = new TreeMap<>(
                Comparator.comparing((String path) -> !path.equals(MAIN)).thenComparing(Comparator.naturalOrder()));
        all.putAll(configs);
        Stream.of(SETTINGS, TLS).forEach(path -> {
            if (at(path) instanceof FileState.Present file) {
                all.put(path, file);
            }
        });
        return all.values().stream().map(BrokerSteps::text);
    }
}
