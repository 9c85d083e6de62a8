package org.hostkeeper.adoption;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * Something deployed that a feature found on a host.
 *
 * @param noun the feature's: what {@code --only} is given
 * @param what it is and where, in a few words
 * @param defects the known ones that are really there, the worst first
 * @param unread why they could not be looked for, which keeps nobody from taking it over
 */
public record Found(String noun, Text what, List<Defect> defects, Optional<Problem> unread, TakeOver takeOver) {
    public Found {
        defects = List.copyOf(defects);
    }

    public static Found of(String noun, Text what, List<Defect> defects, TakeOver takeOver) {
        return new Found(noun, what, defects, Optional.empty(), takeOver);
    }
}
