package org.hostkeeper.desktop.widget;

import java.util.concurrent.Executor;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.job.Jobs;

/**
 * What every view stands in: the language on screen, the time, where work is started and how it comes back, and the
 * places for dialogs and toasts.
 */
public record Surroundings(
        Language language, Now now, FxThread fx, Jobs jobs, ColumnMemory columns, Overlay overlay, Toasts toasts) {
    /** The words of one package. */
    public Words words(String bundle) {
        return new Words(language, bundle);
    }

    /** Where changes are gathered until the next frame. */
    public Executor nextFrame() {
        return fx.nextFrame();
    }
}
