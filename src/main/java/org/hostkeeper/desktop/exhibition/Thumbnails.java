package org.hostkeeper.desktop.exhibition;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.job.Outcome;

/**
 * What the screens of machines showed last, small. A screen is looked at only while somebody looks at it here, and not again
 * before the last picture is old or has come. Used on the window's thread.
 */
final class Thumbnails {
    static final int WIDTH = 248;
    static final int HEIGHT = 140;
    private static final Duration OLD = Duration.ofSeconds(10);

    private final ExhibitionDeeds deeds;
    private final Executor fx;
    private final Map<VmRow.Key, ObjectProperty<Optional<Image>>> pictures = new HashMap<>();
    private final Map<VmRow.Key, Instant> asked = new HashMap<>();
    private final Set<VmRow.Key> coming = new HashSet<>();

    Thumbnails(ExhibitionDeeds deeds, Executor fx) {
        this.deeds = deeds;
        this.fx = fx;
    }

    /** The newest picture of this machine. */
    ObservableValue<Optional<Image>> of(VmRow.Key machine) {
        return picture(machine);
    }

    private ObjectProperty<Optional<Image>> picture(VmRow.Key machine) {
        return pictures.computeIfAbsent(machine, _ -> new SimpleObjectProperty<>(Optional.empty()));
    }

    /** Somebody looks at this machine now. */
    void look(VmRow row, Instant now) {
        VmRow.Key machine = row.key();
        boolean old = Optional.ofNullable(asked.get(machine)).filter(at -> at.plus(OLD).isAfter(now)).isEmpty();
        if (row.fresh() && row.domain().state().isUp() && old && !coming.contains(machine) && deeds.maySee(machine.host())) {
            asked.put(machine, now);
            coming.add(machine);
            deeds.look(machine.host(), row.domain(), outcome -> {
                Optional<Image> image = outcome instanceof Outcome.Done<Picture>(Picture seen) ? Optional.of(small(seen)) : Optional.empty();
                fx.execute(() -> {
                    coming.remove(machine);
                    picture(machine).set(image);
                });
            });
        } else if (!row.domain().state().isUp()) {
            picture(machine).set(Optional.empty());
        }
    }

    static Image small(Picture seen) {
        return small(seen, WIDTH, HEIGHT);
    }

    /** As large as fits, and no larger than it was; each point is the mean of what falls on it. */
    static Image small(Picture seen, int most, int highest) {
        double scale = Math.max(1, Math.max((double) seen.width() / most, (double) seen.height() / highest));
        int width = Math.clamp(Math.round(seen.width() / scale), 1, most);
        int height = Math.clamp(Math.round(seen.height() / scale), 1, highest);
        WritableImage image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getPixelWriter().setArgb(x, y, mean(seen, x * scale, y * scale, scale));
            }
        }
        return image;
    }

    private static int mean(Picture seen, double left, double top, double side) {
        int right = Math.clamp((int) Math.ceil(left + side), 1, seen.width());
        int bottom = Math.clamp((int) Math.ceil(top + side), 1, seen.height());
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int y = Math.min((int) top, bottom - 1); y < bottom; y++) {
            for (int x = Math.min((int) left, right - 1); x < right; x++) {
                int colour = seen.colour(x, y);
                red += colour >> 16;
                green += colour >> 8 & 0xff;
                blue += colour & 0xff;
                count++;
            }
        }
        return 0xff << 24 | (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }
}
