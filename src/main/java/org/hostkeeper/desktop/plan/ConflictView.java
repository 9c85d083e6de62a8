package org.hostkeeper.desktop.plan;

import java.util.List;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.preview.ThreeWay;
import org.kordamp.ikonli.feather.Feather;

/**
 * Files that are no longer what a plan was made upon: what was done to each meanwhile, what the plan would do to it as it
 * is now, and the way on. Nothing was changed yet.
 */
final class ConflictView extends VBox {
    /** @param anew plans upon what stands there now */
    ConflictView(Words words, String host, List<Conflict> conflicts, Runnable anew) {
        getStyleClass().add("conflict");
        getChildren().add(Notice.warning(words.say("conflict", conflicts.size(), host)));
        for (Conflict conflict : conflicts) {
            ThreeWay three = ThreeWay.of(conflict.path(), conflict.step(), conflict.base(), conflict.theirs());
            getChildren().add(Controls.value(conflict.path(), "strong", "mono"));
            part(words, "conflict.meanwhile", three.meanwhile().orElse(""));
            part(words, "conflict.wish", three.wish().orElse(""));
        }
        getChildren().add(Controls.button(words.say("conflict.anew"), Feather.REFRESH_CW, anew));
    }

    private void part(Words words, String key, String diff) {
        getChildren().add(Controls.paragraph(words.say(diff.isEmpty() ? key + ".nothing" : key), "small", "quiet"));
        if (!diff.isEmpty()) {
            getChildren().add(CodeView.diff(diff));
        }
    }
}
