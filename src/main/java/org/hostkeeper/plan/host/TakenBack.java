package org.hostkeeper.plan.host;

import java.util.List;
import org.hostkeeper.words.Text;

/**
 * What came of undoing a plan.
 *
 * @param undone the steps that are taken back, in that order
 * @param stays the done commands that nothing takes back
 * @param unable why steps could not be taken back; a person has to look
 * @param said whether the plan was this console's to undo
 */
public record TakenBack(List<Integer> undone, List<Integer> stays, List<Text> unable, Said said) {
    public TakenBack {
        undone = List.copyOf(undone);
        stays = List.copyOf(stays);
        unable = List.copyOf(unable);
    }
}
