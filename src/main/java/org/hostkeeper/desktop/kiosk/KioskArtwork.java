package org.hostkeeper.desktop.kiosk;

import java.util.function.Supplier;
import org.hostkeeper.kiosk.Face;

/**
 * One artwork as the window gets it.
 *
 * @param name HOST/NAME, for staff
 * @param title for visitors
 * @param face how it is at this moment; quick
 * @param ask a visitor wants it back
 * @param insist staff wants it back, or its host tried again, at once
 */
public record KioskArtwork(String name, String title, Supplier<Face> face, Runnable ask, Runnable insist) {}
