package org.hostkeeper.planted.jediterm.desktop.host;

import com.techsenger.jeditermfx.ui.JediTermFxWidget;

/** Knows the terminal's library outside of the room that shows terminals. */
public interface Drawn {
    JediTermFxWidget widget();
}
