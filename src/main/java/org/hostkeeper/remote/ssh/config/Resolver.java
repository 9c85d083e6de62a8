package org.hostkeeper.remote.ssh.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.remote.ssh.Wildcards;
import org.hostkeeper.words.Text;

/**
 * Finds what a configuration says of one name: the first value wins, identity files add up, blocks apply by Host and
 * Match, and a {@code Match final} anywhere makes a second pass in which the address is known. Source: readconf.c and
 * ssh.c of OpenSSH 9.2.
 */
final class Resolver {
    private static final Set<String> NOT_TAKEN_OVER = Set.of("canonicalizehostname", "hostkeyalias", "proxyusefdpass",
            "localforward", "remoteforward", "dynamicforward", "certificatefile", "pkcs11provider", "bindaddress",
            "bindinterface", "addressfamily");

    private final ConfigFile file;
    private final String alias;
    private final Machine machine;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> identities = new LinkedHashSet<>();
    private final Set<Text> notes = new LinkedHashSet<>();
    private boolean wantsFinal;
    private boolean isFinal;

    private Resolver(ConfigFile file, String alias, Machine machine) {
        this.file = file;
        this.alias = alias;
        this.machine = machine;
    }

    static Resolved resolve(ConfigFile file, String alias, Machine machine) {
        Resolver resolver = new Resolver(file, alias, machine);
        resolver.pass(file, true, false);
        if (resolver.wantsFinal) {
            resolver.isFinal = true;
            resolver.values.put("hostname", resolver.address().replace("%", "%%"));
            resolver.pass(resolver.file, true, false);
        }
        return resolver.result();
    }

    /** @param never whether this file is included by a block that does not apply, so that nothing in it does */
    private void pass(ConfigFile from, boolean activeAtFirst, boolean never) {
        boolean active = activeAtFirst;
        for (ConfigFile.Part part : from.parts()) {
            switch (part) {
                case ConfigFile.Part.Includes(List<ConfigFile> files) -> {
                    for (ConfigFile included : files) {
                        pass(included, active, never || !active);
                    }
                }
                case ConfigFile.Part.Says(ConfigLine line) -> {
                    switch (line.keyword()) {
                        case "host" -> active = !never && hostApplies(line);
                        case "match" -> active = !never && matchApplies(line);
                        default -> option(line, active);
                    }
                }
            }
        }
    }

    private boolean hostApplies(ConfigLine line) {
        line.first();
        boolean applies = false;
        for (String pattern : line.words()) {
            boolean negated = pattern.startsWith("!");
            if (Wildcards.match(negated ? pattern.substring(1) : pattern, alias)) {
                if (negated) {
                    return false;
                }
                applies = true;
            }
        }
        return applies;
    }

    private boolean matchApplies(ConfigLine line) {
        MatchLine match = MatchLine.parse(line);
        wantsFinal |= match.criteria().stream().anyMatch(c -> c.name().equals("final"));
        boolean applies = true;
        for (MatchLine.Criterion criterion : match.criteria()) {
            // Once one does not hold, OpenSSH does not run the command of a later exec either.
            applies = applies && holds(criterion, line) != criterion.negated();
        }
        return applies;
    }

    private boolean holds(MatchLine.Criterion criterion, ConfigLine line) {
        return switch (criterion.name()) {
            case "all" -> true;
            case "final" -> isFinal;
            case "canonical" -> false;
            case "host" -> listed(address().toLowerCase(Locale.ROOT), criterion.value().toLowerCase(Locale.ROOT));
            case "originalhost" ->
                listed(alias.toLowerCase(Locale.ROOT), criterion.value().toLowerCase(Locale.ROOT));
            case "user" -> listed(values.getOrDefault("user", machine.user()), criterion.value());
            case "localuser" -> listed(machine.user(), criterion.value());
            default -> {
                notes.add(Text.of("remote.ssh.config", "match-not-run", criterion.name(), line.from()));
                // Neither it nor its negation holds: what a command would have said is not known.
                yield criterion.negated();
            }
        };
    }

    private static boolean listed(String text, String patterns) {
        boolean listed = false;
        for (String pattern : patterns.split(",")) {
            boolean negated = pattern.startsWith("!");
            if (Wildcards.match(negated ? pattern.substring(1) : pattern, text)) {
                if (negated) {
                    return false;
                }
                listed = true;
            }
        }
        return listed;
    }

    private void option(ConfigLine line, boolean active) {
        switch (line.keyword()) {
            case "hostname", "user", "identityagent" -> first(line, line.only(), active);
            case "port" -> first(line, Integer.toString(port(line)), active);
            case "identitiesonly" -> first(line, Boolean.toString(flag(line)), active);
            case "identityfile" -> {
                String path = line.only();
                if (active) {
                    identities.add(path);
                }
            }
            case "proxyjump" -> jump(line, active);
            case "proxycommand" -> {
                if (active && !values.containsKey("proxyjump")) {
                    values.putIfAbsent("proxycommand", line.rest());
                }
            }
            default -> {
                if (active && NOT_TAKEN_OVER.contains(line.keyword())) {
                    notes.add(Text.of("remote.ssh.config", "not-taken-over", line.keyword(), line.from()));
                }
            }
        }
    }

    private void first(ConfigLine line, String value, boolean active) {
        if (active) {
            values.putIfAbsent(line.keyword(), value);
        }
    }

    private static int port(ConfigLine line) {
        String word = line.only();
        if (word.equals("ssh")) {
            return 22;
        }
        try {
            int port = Integer.parseInt(word);
            if (port >= 1 && port <= 65535 && !word.startsWith("+")) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other number that is no port.
        }
        throw line.bad(Text.of("remote.ssh.config", "port"));
    }

    private static boolean flag(ConfigLine line) {
        return switch (line.only().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw line.bad(Text.of("remote.ssh.config", "flag"));
        };
    }

    private void jump(ConfigLine line, boolean active) {
        String value = JumpHop.withoutComment(line.rest());
        if (value.isEmpty()) {
            throw line.bad(Text.of("remote.ssh.config", "missing"));
        }
        if (!value.equalsIgnoreCase("none") && JumpHop.parse(value).isEmpty()) {
            throw line.bad(Text.of("remote.ssh.config", "jump"));
        }
        if (active && !values.containsKey("proxycommand")) {
            values.putIfAbsent("proxyjump", value.equalsIgnoreCase("none") ? value : JumpHop.normal(value));
        }
    }

    /** The address so far, with its tokens. */
    private String address() {
        return Optional.ofNullable(values.get("hostname"))
                .flatMap(name -> Tokens.percent(name, Map.of('h', alias)))
                .orElse(alias);
    }

    private Resolved result() {
        if (values.containsKey("hostname") && Tokens.percent(values.get("hostname"), Map.of('h', alias)).isEmpty()) {
            notes.add(Text.of("remote.ssh.config", "token", values.get("hostname")));
        }
        return new Resolved(
                alias,
                address().contains(":") ? address() : address().toLowerCase(Locale.ROOT),
                values.getOrDefault("user", machine.user()),
                Integer.parseInt(values.getOrDefault("port", "22")),
                new ArrayList<>(identities),
                Boolean.parseBoolean(values.get("identitiesonly")),
                Optional.ofNullable(values.get("identityagent")),
                Optional.ofNullable(values.get("proxyjump")).filter(j -> !j.equalsIgnoreCase("none")),
                Optional.ofNullable(values.get("proxycommand")).filter(c -> !c.equalsIgnoreCase("none")),
                new ArrayList<>(notes));
    }
}
