package org.hostkeeper.plan.preview;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.plan.Step;
import org.hostkeeper.remote.Shell;

/** A plan as a commented shell script: for the record, and for whoever has to do it by hand. */
public final class ShellExport {
    private static final String HEAD =
            """
            #!/bin/sh
            # %s
            # Hostkeeper plan %s for the host %s, made %s. To be run there as %s.
            # It stops at the first thing that is not as it was when the plan was made.
            set -eu
            umask 077
            export LC_ALL=C

            is() { [ "$(sha256sum < "$1")" = "$2  -" ] || { echo "$1 is no longer what it was" >&2; exit 1; }; }
            new() { mktemp "$(dirname -- "$1")/.hostkeeper-XXXXXX"; }
            keep() { [ ! -e "$1" ] || cp -a -- "$1" "$1.before-%s"; }
            """;

    private final Map<SecretReference, String> secrets = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private ShellExport() {}

    /** A POSIX sh script; secrets are asked for when it runs, and content that was not kept stops it. */
    public static String of(Plan plan) {
        return new ShellExport().script(plan);
    }

    private String script(Plan plan) {
        lines.add(HEAD.formatted(
                comment(plan.title().in(Locale.ENGLISH)),
                plan.id(),
                plan.host(),
                plan.made(),
                plan.asRoot() ? "root" : "the login user",
                plan.id()));
        plan.secrets().distinct().forEach(this::ask);
        plan.steps().forEach(step -> {
            lines.add("");
            lines.add("# " + comment(step.words().in(Locale.ENGLISH)));
            step(step);
        });
        return String.join("\n", lines) + "\n";
    }

    private void ask(SecretReference secret) {
        String name = "secret_" + (secrets.size() + 1);
        secrets.put(secret, name);
        lines.add("printf '%s: ' " + Shell.quote(secret.name()) + " >&2; stty -echo; IFS= read -r " + name
                + "; stty echo; echo >&2");
    }

    private void step(Step step) {
        switch (step) {
            case Step.WriteFile w -> write(w);
            case Step.RemoveFile r -> {
                before(r.path(), r.before());
                lines.add("keep " + Shell.quote(r.path()));
                lines.add((r.before() instanceof FileState.Folder ? "rmdir -- " : "rm -f -- ") + Shell.quote(r.path()));
            }
            case Step.Link l -> {
                before(l.path(), l.before());
                lines.add("keep " + Shell.quote(l.path()));
                lines.add("ln -sfT -- " + Shell.quote(l.target()) + " " + Shell.quote(l.path()));
            }
            case Step.MakeFolder f -> {
                before(f.path(), f.before());
                lines.add("mkdir -p -- " + Shell.quote(f.path()));
                own(f.ownership(), "0" + f.ownership().octal(), Shell.quote(f.path())); // clears a set-group bit too
            }
            case Step.Run r -> run(r);
            case Step.Check c -> check(c);
        }
    }

    private void write(Step.WriteFile write) {
        String path = Shell.quote(write.path());
        before(write.path(), write.before());
        lines.add("keep " + path);
        lines.add("new=$(new " + path + ")");
        own(write.ownership(), write.ownership().octal(), "\"$new\"");
        lines.add(source(write.content()) + " > \"$new\"");
        lines.add("mv -fT -- \"$new\" " + path);
    }

    private void before(String path, FileState before) {
        String quoted = Shell.quote(path);
        switch (before) {
            case FileState.Absent _ ->
                lines.add("[ ! -e " + quoted + " ] || { echo " + Shell.quote(path + " is there already")
                        + " >&2; exit 1; }");
            case FileState.Present p -> lines.add("is " + quoted + " " + p.sha256());
            case FileState.Folder _ -> lines.add("[ -d " + quoted + " ]");
            case FileState.SymbolicLink l ->
                lines.add("[ \"$(readlink -- " + quoted + ")\" = " + Shell.quote(l.target()) + " ]");
        }
    }

    private void own(Ownership ownership, String mode, String quoted) {
        lines.add("chown -- " + Shell.quote(ownership.owner() + ":" + ownership.group()) + " " + quoted);
        lines.add("chmod -- " + mode + " " + quoted);
    }

    private void run(Step.Run run) {
        String command = "timeout " + Math.max(1, run.limit().toSeconds()) + " " + Shell.line(run.arguments());
        lines.add(run.input().parts().isEmpty() ? command + " < /dev/null" : source(run.input()) + " | " + command);
        run.undo().ifPresent(undo -> lines.add("# taken back by: " + comment(Shell.line(undo))));
    }

    private void check(Step.Check check) {
        String good = check.good().stream().sorted().map(String::valueOf).collect(Collectors.joining("|"));
        lines.add("for i in $(seq 0 " + check.patience().toSeconds() + "); do");
        lines.add("  rc=0; " + Shell.line(check.arguments()) + " < /dev/null || rc=$?");
        lines.add("  case $rc in " + good + ") rc=0; break ;; esac");
        lines.add("  sleep 1");
        lines.add("done");
        lines.add("[ \"$rc\" = 0 ]");
    }

    /** A command group that prints the content. */
    private String source(Content content) {
        if (content.parts().isEmpty()) {
            return ":";
        }
        return content.parts().stream()
                .map(part -> switch (part) {
                    case Content.Part.Plain p -> plain(p.bytes());
                    case Content.Part.Hidden h -> "printf %s \"$" + secrets.get(h.secret()) + "\"";
                    case Content.Part.Withheld w ->
                        "{ echo " + Shell.quote("The content with SHA-256 " + w.sha256() + " was not kept")
                                + " >&2; exit 1; }";
                })
                .collect(Collectors.joining("; ", "{ ", "; }"));
    }

    private static String plain(Bytes bytes) {
        String text = bytes.text();
        boolean printable = Bytes.utf8(text).equals(bytes) && text.indexOf('\0') < 0;
        return printable
                ? "printf %s " + Shell.quote(text)
                : "printf %s " + Base64.getEncoder().encodeToString(bytes.array()) + " | base64 -d";
    }

    /** Nothing in a comment may begin a new line. */
    private static String comment(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]", " ");
    }
}
