package org.hostkeeper.remote.ssh.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Configuration files in odd and hostile forms, with what OpenSSH 9.2 makes of them ({@code ssh -G}) beside them. */
final class Corpus {
    static final Path SOURCE = Path.of("src/test/resources/ssh_config");
    private static final List<String> KEYS = List.of(
            "hostname", "user", "port", "identityfile", "identitiesonly", "identityagent", "proxyjump", "proxycommand");

    private final Path folder;

    /** Copies the files to a folder, whose path the including ones contain. */
    Corpus(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                Files.writeString(target, text.replace("@DIR@", folder.toString()), StandardCharsets.ISO_8859_1);
            }
        }
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(SOURCE)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .filter(n -> !n.endsWith(".expected"))
                    .sorted()
                    .toList();
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    List<String> names(String name) throws IOException {
        String first = Files.readString(file(name), StandardCharsets.ISO_8859_1).lines().findFirst().orElseThrow();
        return List.of(first.replace("# names: ", "").strip().split(" "));
    }

    static String expected(String name) throws IOException {
        return Files.readString(SOURCE.resolve(name + ".expected"))
                .replace("@USER@", System.getProperty("user.name"))
                .replace("@HOME@", System.getProperty("user.home"));
    }

    /** What the installed ssh prints for each name, of the keywords that matter here. */
    String asOpenSsh(String name) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (String host : names(name)) {
            all.append(block(host, sshSays(name, host)));
        }
        return all.toString();
    }

    /** What it prints for one name. */
    List<String> sshSays(String name, String host) throws IOException, InterruptedException {
        Process ssh = new ProcessBuilder("ssh", "-T", "-G", "-F", file(name).toString(), host)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ssh.getOutputStream().close();
        String out = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return ssh.waitFor() == 0 ? picked(out) : List.of("refused");
    }

    /** The hosts that would be added; none where the file as a whole is refused. */
    List<Candidate> imported(String name) throws IOException {
        try {
            return SshConfig.read(file(name), machine()).candidates();
        } catch (org.hostkeeper.problem.ProblemException e) {
            return List.of();
        }
    }

    private Machine machine() {
        return new Machine(System.getProperty("user.name"), "0", folder, "here", Map.of());
    }

    private static List<String> picked(String out) {
        TreeSet<String> single = new TreeSet<>();
        List<String> identities = new ArrayList<>();
        for (String line : out.split("\n")) {
            String key = line.contains(" ") ? line.substring(0, line.indexOf(' ')) : line;
            if (key.equals("identityfile")) {
                identities.add(line);
            } else if (KEYS.contains(key)) {
                single.add(line);
            }
        }
        List<String> lines = new ArrayList<>(single);
        // Where nothing is named ssh prints its usual files, which are not the configuration's.
        if (!identities.contains("identityfile ~/.ssh/id_dsa")) {
            lines.addAll(identities);
        }
        return lines;
    }

    private static String block(String host, List<String> lines) {
        return "== " + host + "\n" + String.join("\n", lines) + "\n";
    }

    /** The same as we read it. */
    String asWe(String name) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String host : names(name)) {
            all.append(block(host, ours(name, host)));
        }
        return all.toString();
    }

    private List<String> ours(String name, String host) {
        Resolved resolved;
        try {
            resolved = SshConfig.read(file(name), machine()).resolve(host);
        } catch (org.hostkeeper.problem.ProblemException e) {
            return List.of("refused");
        }
        TreeSet<String> single = new TreeSet<>();
        single.add("hostname " + resolved.hostName());
        single.add("user " + resolved.user());
        single.add("port " + resolved.port());
        single.add("identitiesonly " + (resolved.identitiesOnly() ? "yes" : "no"));
        // ssh resolves the home folder in this one value before it prints it.
        resolved.identityAgent()
                .ifPresent(v -> single.add("identityagent " + v.replaceFirst("^~/", System.getProperty("user.home") + "/")));
        resolved.proxyJump().ifPresent(v -> single.add("proxyjump " + v));
        resolved.proxyCommand().ifPresent(v -> single.add("proxycommand " + v));
        List<String> lines = new ArrayList<>(single);
        resolved.identities().forEach(v -> lines.add("identityfile " + v));
        return lines;
    }
}
