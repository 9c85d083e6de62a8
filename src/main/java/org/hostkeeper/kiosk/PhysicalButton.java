package org.hostkeeper.kiosk;

import java.util.Optional;
import org.hostkeeper.words.Text;

/** The port to a button that can be touched: a key on an input device, or whatever a command tells. */
public interface PhysicalButton extends AutoCloseable {
    /** From now on each press is told, on a thread of its own. A button that is pulled out is waited for. */
    void listen(Runnable pressed);

    /** Why presses are not told now, for staff; empty while they are, as far as is known. */
    Optional<Text> trouble();

    @Override
    void close();
}
