package org.hostkeeper.remote.ssh.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent tokens and environment variables in values. Source: ssh_config(5), TOKENS and ENVIRONMENT VARIABLES. */
final class Tokens {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private Tokens() {}

    /** The value with its tokens replaced; empty if one is not known here. */
    static Optional<String> percent(String value, Map<Character, String> meanings) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '%') {
                out.append(c);
            } else if (++i < value.length() && value.charAt(i) == '%') {
                out.append('%');
            } else if (i < value.length() && meanings.containsKey(value.charAt(i))) {
                out.append(meanings.get(value.charAt(i)));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toString());
    }

    /** With {@code ${NAME}} replaced too; empty if a variable is not set. */
    static Optional<String> all(String value, Map<Character, String> meanings, Map<String, String> environment) {
        StringBuilder out = new StringBuilder();
        Matcher variable = VARIABLE.matcher(value);
        while (variable.find()) {
            String content = environment.get(variable.group(1));
            if (content == null) {
                return Optional.empty();
            }
            variable.appendReplacement(out, Matcher.quoteReplacement(content.replace("%", "%%")));
        }
        variable.appendTail(out);
        return percent(out.toString(), meanings);
    }

    /** What the tokens mean for a host. */
    static Map<Character, String> of(Resolved host, Machine machine) {
        String name = machine.hostName();
        return Map.of(
                'h', host.hostName(),
                'n', host.alias(),
                'k', host.alias(),
                'p', Integer.toString(host.port()),
                'r', host.user(),
                'u', machine.user(),
                'i', machine.uid(),
                'd', machine.home().toString(),
                'l', name,
                'L', name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
    }
}
