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

    /** The file or link goes; it is kept for undo. */
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
     * A command.
     *
     * @param input standard input; secrets go here, never into the arguments
     * @param limit after which it is killed on the host and counts as failed
     * @param undo the command that takes it back; empty if nothing does
     */
    record Run(Text words, List<String> arguments, Content input, Duration limit, Optional<List<String>> undo)
            implements Step {
        public Run {
            arguments = List.copyOf(arguments);
            undo = undo.map(List::copyOf);
        }

        public static Run of(Text words, List<String> arguments, List<String> undo) {
            return new Run(words, arguments, Content.nothing(), Duration.ofSeconds(90), Optional.of(undo));
        }

        public static Run withoutUndo(Text words, List<String> arguments) {
            return new Run(words, arguments, Content.nothing(), Duration.ofSeconds(90), Optional.empty());
        }
    }

    /**
     * A command that changes nothing and must hold: its status is one of {@code good}. It is repeated until it holds or
     * its patience is over.
     */
    record Check(Text words, List<String> arguments, Set<Integer> good, Duration patience) implements Step {
        public Check {
            arguments = List.copyOf(arguments);
            good = Set.copyOf(good);
        }

        public static Check of(Text words, List<String> arguments, Duration patience) {
            return new Check(words, arguments, Set.of(0), patience);
        }
    }
}
