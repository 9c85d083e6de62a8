package org.hostkeeper.problem;

import java.time.Duration;
import java.util.Locale;
import org.hostkeeper.words.Text;

/**
 * Everything that can go wrong in a way that a person can do something about. The list is closed so that every layer
 * speaks the same codes and each has words that say what happened, where, and what to do next.
 *
 * <p>Hosts are named by their plain name. No problem ever carries a secret: they are shown, logged and journalled.
 */
public sealed interface Problem {
    /** The stable name of this kind of problem, as scripts see it: {@code unknown-host-key}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** What happened, where, and what to do next. */
    Text text();

    private static Text words(Problem problem, Object... args) {
        return Text.of("problem", problem.code(), args);
    }

    /** First contact: the key is nobody's yet, and only a person can say whose it is. Fingerprint as {@code SHA256:…}. */
    record UnknownHostKey(String host, String address, String keyType, String fingerprint) implements Problem {
        @Override
        public Text text() {
            return words(this, host, address, keyType, fingerprint);
        }
    }

    /** The host shows another key than the known one: everything stops for this host. */
    record ChangedHostKey(String host, String address, String keyType, String fingerprint, String knownFingerprint, String knownFrom) implements Problem {
        @Override
        public Text text() {
            return words(this, host, address, keyType, fingerprint, knownFingerprint, knownFrom);
        }
    }

    /** The host took none of what was offered to log in. */
    record AccessDenied(String host, String user, String tried) implements Problem {
        @Override
        public Text text() {
            return words(this, host, user, tried);
        }
    }

    /** No connection came about: refused, no route, no such name. */
    record Unreachable(String host, String address, String detail) implements Problem {
        @Override
        public Text text() {
            return words(this, host, address, detail);
        }
    }

    /** The host accepts TCP and then says nothing: frozen, or out of memory. */
    record Silent(String host, String address, Duration waited) implements Problem {
        @Override
        public Text text() {
            return words(this, host, address, waited.toSeconds());
        }
    }

    /** Something did not end in its time. */
    record TimedOut(String host, String what, Duration limit) implements Problem {
        @Override
        public Text text() {
            return words(this, host, what, limit.toMillis() / 1000.0);
        }
    }

    /** The connection broke while something was under way. */
    record ConnectionLost(String host, String doing) implements Problem {
        @Override
        public Text text() {
            return words(this, host, doing);
        }
    }

    /** Root was needed and sudo did not give it. */
    record SudoRefused(String host, String user, Reason reason) implements Problem {
        /** Why sudo refused, as it can be told apart from its own words under LC_ALL=C. */
        public enum Reason { WRONG_PASSWORD, NOT_ALLOWED, PASSWORD_NEEDED, NOT_INSTALLED, NEEDS_TERMINAL, SWITCHED_OFF, OTHER }

        @Override
        public Text text() {
            return words(this, host, user, Text.of("problem", "sudo-refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    /** A program that the work needs is not on the host. */
    record MissingTool(String host, String tool) implements Problem {
        @Override
        public Text text() {
            return words(this, host, tool);
        }
    }

    /** A command ended with a status that means failure; {@code error} is the end of its standard error. */
    record CommandFailed(String host, String command, int exit, String error) implements Problem {
        @Override
        public Text text() {
            return words(this, host, command, exit, error);
        }
    }

    /** A probe's answer could not be had or understood. */
    record ProbeFailed(String host, String probe, String detail) implements Problem {
        @Override
        public Text text() {
            return words(this, host, probe, detail);
        }
    }

    /** A check of a plan did not hold. */
    record CheckFailed(String host, Text check, Text detail) implements Problem {
        @Override
        public Text text() {
            return words(this, host, check, detail);
        }
    }

    /** A command said more than anybody asked for; it was stopped. Limit in bytes. */
    record OutputTooLarge(String host, String command, long limit) implements Problem {
        @Override
        public Text text() {
            return words(this, host, command, limit);
        }
    }

    /** What was named is not there; {@code kind} says what it would have been. */
    record NotFound(Text kind, String name) implements Problem {
        @Override
        public Text text() {
            return words(this, kind, name);
        }
    }

    /** Input that cannot be taken; {@code rule} says what would be right. */
    record InvalidInput(Text field, String value, Text rule) implements Problem {
        @Override
        public Text text() {
            return words(this, field, shortened(value), rule);
        }

        private static String shortened(String value) {
            String oneLine = value.replaceAll("\\p{Cntrl}", "\u240a");
            return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 77) + "…";
        }
    }

    /** The thing is already there, and is not ours to replace. */
    record AlreadyThere(Text kind, String name, String where) implements Problem {
        @Override
        public Text text() {
            return words(this, kind, name, where);
        }
    }

    /** A file is no longer what it was when the plan was made. */
    record Conflict(String host, String path) implements Problem {
        @Override
        public Text text() {
            return words(this, host, path);
        }
    }

    /** Another plan is open on this host: interrupted, and waiting to be finished or undone. */
    record PlanOpen(String host, String plan, String console) implements Problem {
        @Override
        public Text text() {
            return words(this, host, plan, console);
        }
    }

    /** A plan is being carried out on this host, or its console was there a moment ago. */
    record PlanRunning(String host, String plan, String console) implements Problem {
        @Override
        public Text text() {
            return words(this, host, plan, console);
        }
    }

    /** Another console took over the plan that this one was running. */
    record PlanTaken(String host, String plan) implements Problem {
        @Override
        public Text text() {
            return words(this, host, plan);
        }
    }

    /** A file could not be written or read: disk full, read-only, not permitted; {@code detail} in the host's words (strerror(3)). */
    record FileRefused(String host, String path, String detail) implements Problem {
        @Override
        public Text text() {
            return Text.of("problem", code() + (detail.endsWith("No space left on device") ? ".full" : ""), host, path, detail);
        }
    }

    /** There is not enough room for what the plan writes. Bytes. */
    record NoSpace(String host, String path, long needed, long free) implements Problem {
        @Override
        public Text text() {
            return words(this, host, path, needed, free);
        }
    }

    /** Undoing did not succeed either; a person has to look. */
    record RollbackFailed(String host, String plan, Text detail) implements Problem {
        @Override
        public Text text() {
            return words(this, host, plan, detail);
        }
    }

    /** No timed rollback can be armed on this host. */
    record DeadmanImpossible(String host, Text why) implements Problem {
        @Override
        public Text text() {
            return words(this, host, why);
        }
    }

    /** The host was restored by its deadman because nobody logged in anew in time. */
    record DeadmanFired(String host, String plan) implements Problem {
        @Override
        public Text text() {
            return words(this, host, plan);
        }
    }

    /** The inventory file is damaged; it was left as it is. */
    record StoreDamaged(String path, Text detail) implements Problem {
        @Override
        public Text text() {
            return words(this, path, detail);
        }
    }

    /** The inventory file was written by a newer Hostkeeper; it was left as it is. */
    record StoreNewer(String path, String version, String supported) implements Problem {
        @Override
        public Text text() {
            return words(this, path, version, supported);
        }
    }

    /** Where secrets are kept cannot be read or written now. */
    record SecretsUnavailable(String where, Text detail) implements Problem {
        @Override
        public Text text() {
            return words(this, where, detail);
        }
    }

    /** A secret that the work needs is not known; {@code name} says which. */
    record SecretNeeded(String name) implements Problem {
        @Override
        public Text text() {
            return words(this, name);
        }
    }

    /** A broker, a mail server or the like refuses, is not there, or is not believed; {@code why} says what to do. */
    record ServerUnavailable(Text kind, String address, Text why) implements Problem {
        @Override
        public Text text() {
            return words(this, kind, address, why);
        }
    }

    /** It is understood, and deliberately not done. */
    record Refused(Text what, Text why) implements Problem {
        @Override
        public Text text() {
            return words(this, what, why);
        }
    }

    /** A person stopped it. */
    record Cancelled(String what) implements Problem {
        @Override
        public Text text() {
            return words(this, what);
        }
    }

    /** What another process of Hostkeeper on the same host ran into, with its own code and words. */
    record Relayed(String code, Text text) implements Problem {}

    /** Something that should not happen: the code is to be reported, the details are in the log. */
    record Bug(String reference) implements Problem {
        @Override
        public Text text() {
            return words(this, reference);
        }
    }
}
