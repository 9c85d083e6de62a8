package org.hostkeeper.deployment.defect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules in one file of sudoers(5), as far as it takes to find commands that somebody may run as another without a
 * password and with any arguments. What cannot be understood is left alone.
 */
final class SudoFile {
    private static final Pattern RULE = Pattern.compile("(.+?)\\s+(\\S+)\\s*=\\s*(.+)", Pattern.DOTALL);
    private static final Pattern ALIAS = Pattern.compile("(User_Alias|Runas_Alias|Cmnd_Alias|Cmd_Alias)\\s+([A-Z][A-Z0-9_]*)\\s*=\\s*(.+)");
    private static final Pattern NO_RULE = Pattern.compile("(?:#|@|Defaults|Runas_Alias|Host_Alias|User_Alias|Cmnd_Alias|Cmd_Alias).*", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("((?:NO)?(?:PASSWD|EXEC|SETENV|LOG_INPUT|LOG_OUTPUT|MAIL|FOLLOW|INTERCEPT)|EXEC|SETENV):\\s*");
    private static final Pattern RUN_AS = Pattern.compile("\\(([^):]*)(?::[^)]*)?\\)\\s*");

    /** Not within a list of users to run as. */
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),(?![^()]*\\))");

    /** A number after it would be a user's. */
    private static final Pattern REMARK = Pattern.compile("(?:^|\\s)#(?!-?\\d).*");

    private final List<String> lines;
    private final Map<String, List<String>> users = new HashMap<>();
    private final Map<String, List<String>> runAs = new HashMap<>();
    private final Map<String, List<String>> commands = new HashMap<>();

    SudoFile(String text) {
        this.lines = Arrays.asList(text.split("\n", -1));
        for (Logical line : logical()) {
            Matcher alias = ALIAS.matcher(line.words());
            if (alias.matches()) {
                aliases(alias.group(1)).put(alias.group(2), listed(alias.group(3)));
            }
        }
    }

    private Map<String, List<String>> aliases(String kind) {
        return switch (kind) {
            case "User_Alias" -> users;
            case "Runas_Alias" -> runAs;
            default -> commands;
        };
    }

    /** A line with what follows it after a backslash; {@code from} and {@code to} count lines of the file, both inclusive. */
    private record Logical(int from, int to, String words) {}

    /**
     * A command of a rule.
     *
     * @param words with the user to run as and tags that apply, so that it can stand by itself
     */
    record Grant(String words, boolean open) {}

    /** A rule that applies to somebody; {@code sole} if it names nobody else. */
    record Rule(int from, int to, String head, boolean sole, List<Grant> grants) {
        Rule {
            grants = List.copyOf(grants);
        }

        boolean isOpen() {
            return grants.stream().anyMatch(Grant::open);
        }
    }

    /** The rules that let this user run something openly. */
    List<Rule> open(String user, java.util.Set<String> groups) {
        List<Rule> rules = new ArrayList<>();
        for (Logical line : logical()) {
            Matcher rule = RULE.matcher(line.words());
            if (NO_RULE.matcher(line.words()).matches() || !rule.matches()) {
                continue;
            }
            List<String> who = listed(rule.group(1));
            boolean applies = who.stream().anyMatch(name -> names(name, user, groups));
            Rule found = new Rule(
                    line.from(), line.to(), rule.group(1) + " " + rule.group(2), who.equals(List.of(user)), grants(rule.group(3)));
            if (applies && found.isOpen()) {
                rules.add(found);
            }
        }
        return rules;
    }

    private boolean names(String name, String user, java.util.Set<String> groups) {
        return name.equals(user)
                || name.equals("ALL")
                || name.startsWith("%") && groups.contains(name.substring(1))
                || users.getOrDefault(name, List.of()).contains(user);
    }

    private List<Grant> grants(String words) {
        List<Grant> grants = new ArrayList<>();
        String runAsWhom = "";
        boolean asRoot = true;
        boolean withoutPassword = false;
        String tags = "";
        for (String each : listed(words)) {
            String command = each;
            Matcher as = RUN_AS.matcher(command);
            if (as.lookingAt()) {
                runAsWhom = as.group().strip() + " ";
                asRoot = isRoot(listed(as.group(1)));
                command = command.substring(as.end());
            }
            Matcher tag = TAG.matcher(command);
            while (tag.lookingAt()) {
                withoutPassword = tag.group(1).equals("NOPASSWD") || withoutPassword && !tag.group(1).equals("PASSWD");
                tags = tags + tag.group(1) + ": ";
                command = command.substring(tag.end());
                tag = TAG.matcher(command);
            }
            grants.add(new Grant(runAsWhom + tags + command, withoutPassword && asRoot && isOpen(command)));
        }
        return grants;
    }

    /** sudoers(5): without a list it is root; an empty one is whoever calls. */
    private boolean isRoot(List<String> names) {
        return names.stream().anyMatch(name -> List.of("root", "ALL", "#0").contains(name) || isRoot(runAs.getOrDefault(name, List.of())))
                && names.stream().noneMatch(List.of("!root", "!#0")::contains);
    }

    /** sudoers(5): without arguments any may be given; {@code ""} says that there may be none. */
    private boolean isOpen(String command) {
        if (command.startsWith("!")) {
            return false;
        }
        if (commands.containsKey(command)) {
            return commands.getOrDefault(command, List.of()).stream().anyMatch(this::isOpen);
        }
        return command.equals("ALL") || command.contains("*") || command.startsWith("/") && !command.contains(" ");
    }

    private static List<String> listed(String words) {
        return Arrays.stream(COMMA.split(words)).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private List<Logical> logical() {
        List<Logical> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int from = i;
            StringBuilder words = new StringBuilder(withoutRemark(i));
            while (words.toString().endsWith("\\") && i + 1 < lines.size()) {
                words.setLength(words.length() - 1);
                words.append(withoutRemark(++i));
            }
            all.add(new Logical(from, i, words.toString().strip()));
        }
        return all;
    }

    /** sudoers(5): a remark ends with its line, whatever stands at its end. */
    private String withoutRemark(int line) {
        return REMARK.matcher(lines.get(line)).replaceFirst("");
    }

    /** The file without what these rules open: such a line becomes a remark, and what was narrow in it stays. */
    String without(List<Rule> rules) {
        List<String> kept = new ArrayList<>(lines);
        for (Rule rule : rules.reversed()) {
            List<String> narrow = rule.grants().stream().filter(grant -> !grant.open()).map(Grant::words).toList();
            List<String> instead = new ArrayList<>();
            for (int i = rule.from(); i <= rule.to(); i++) {
                instead.add("# " + remark(lines.get(i)));
            }
            if (!narrow.isEmpty()) {
                instead.add(rule.head() + " = " + String.join(", ", narrow));
            }
            kept.subList(rule.from(), rule.to() + 1).clear();
            kept.addAll(rule.from(), instead);
        }
        return String.join("\n", kept);
    }

    /** A backslash at the end would make the next line part of the remark. */
    private static String remark(String line) {
        return line.endsWith("\\") ? line.substring(0, line.length() - 1).stripTrailing() : line;
    }
}
