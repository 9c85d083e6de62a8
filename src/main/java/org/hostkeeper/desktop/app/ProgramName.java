package org.hostkeeper.desktop.app;

import com.sun.glass.ui.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the window system what program the windows belong to: X11's WM_CLASS, by which desktops group windows and find
 * the launcher (StartupWMClass in the .desktop file). The toolkit takes it from a name that nothing public sets for a
 * program without an Application class; without it every such program is called "java".
 */
final class ProgramName {
    static final String NAME = "hostkeeper";

    private static final Logger LOG = LoggerFactory.getLogger(ProgramName.class);

    private ProgramName() {}

    /** Before the first window, on the JavaFX thread. */
    static void tell() {
        try {
            Application.GetApplication().setName(NAME);
        } catch (IllegalAccessError e) {
            LOG.warn("Windows are called java: JavaFX runs as a module that does not export com.sun.glass.ui", e);
        }
    }
}
