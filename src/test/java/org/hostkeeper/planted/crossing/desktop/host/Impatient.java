package org.hostkeeper.planted.crossing.desktop.host;

import javafx.application.Platform;

/** Crosses to the FX thread by itself. */
public final class Impatient {
    public void cross(Runnable work) {
        Platform.runLater(work);
    }
}
