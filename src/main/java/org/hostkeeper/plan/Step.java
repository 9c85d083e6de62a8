package org.hostkeeper.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.words.Text;

/**
 * One thing that a plan does on a host. The vocabulary is fixed so that a plan can be shown, executed, undone, replayed
 * and simulated without knowing the feature that made it. Paths are absolute and without {@code ..}.
 */
public sealed interface Step {

    /** What it does, in plain words: "Write /etc/cron.d/pop-mirror". */
    Text words();

    /** The file is wholly the old one or wholly the new one at every moment; the old one is kept. */
    record WriteFile(String path, Content content, Ownership ownership, FileState before) implements Step {
        public WriteFile {
            path = Paths.checked(path);
        }

        @Override
        public Text words() {
            return Text.of("plan", before instanceof FileState.Absent ? "step.create" : "step.write", path);
        }
    }

    /** The file or link goes and is kept for undo; a folder goes if it is empty. */
    record RemoveFile(String path, FileState before) implements Step {
        public RemoveFile {
            path = Paths.checked(path);
        }

        @Override
        public Text words() {
            return Text.of("plan", "step.remove", path);
        }
    }

    /** A symbolic link, put in place by a rename. */
    record Link(String path, String target, FileState before) implements Step {
        public Link {
            path = Paths.checked(path);
            target = Paths.checkedTarget(target);
        }

        @Override
        public Text words() {
            return Text.of("plan", "step.link", path, target);
        }
    }

    /** A folder with its owner and mode; its parents must be there. If it is there already, owner and mode are set. */
    record MakeFolder(String path, Ownership ownership, FileState before) implements Step {
        public MakeFolder {
            path = Paths.checked(path);
        }

        @Override
        public Text words() {
            return Text.of("plan", "step.folder", path);
        }
    }

    /**
     * A command. Undoing may meet a command that was cut in the middle, so an undo command must do no harm where there is
     * little or nothing to take back; resuming may repeat the command itself. One that ended with a failure is not undone.
     *
     * @param input standard input; secrets go here, never into the arguments
     * @param limit after which it is killed on the host and counts as failed
     * @param undo the command that takes it back; empty if nothing does
     * @param settles whether it makes the host take up what the steps before it changed (daemon-reload, reload, restart):
     *     then its undo command runs after those are undone, in the order of the plan, and also if it failed
     */
    record Run(
            Text words,
            List<String> arguments,
            Content input,
            Duration limit,
            Optional<List<String>> undo,
            boolean settles)
            implements Step {
        private static final Duration USUAL = Duration.ofSeconds(90);

        public Run {
            arguments = Arguments.checked(arguments);
            undo = undo.map(Arguments::checked);
        }

        public Run(
                Text words, List<String> arguments, Content input, Duration limit, Optional<List<String>> undo) {
            this(words, arguments, input, limit, undo, false);
        }

        public static Run of(Text words, List<String> arguments, List<String> undo) {
            return new Run(words, arguments, Content.nothing(), USUAL, Optional.of(undo), false);
        }

        public static Run withoutUndo(Text words, List<String> arguments) {
            return new Run(words, arguments, Content.nothing(), USUAL, Optional.empty(), false);
        }

        /** Makes the host take up changed files, and again when they are put back: daemon-reload, reload, restart. */
        public static Run settling(Text words, List<String> arguments) {
            return new Run(words, arguments, Content.nothing(), USUAL, Optional.of(arguments), true);
        }
    }

    /**
     * A command that changes nothing and must hold: its status is one of {@code good}. It is repeated until it holds or
     * its patience is over.
     */
    record Check(Text words, List<String> arguments, Set<Integer> good, Duration patience) implements Step {
        public Check {
            arguments = Arguments.checked(arguments);
            good = Set.copyOf(good);
        }

        public static Check of(Text words, List<String> arguments, Duration patience) {
            return new Check(words, arguments, Set.of(0), patience);
        }
    }
}
