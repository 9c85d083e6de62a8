package org.hostkeeper.kiosk.device;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.kiosk.PhysicalButton;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key of an input device, /dev/input/event*, as the kernel tells it: struct input_event of linux/input.h, on a 64-bit
 * machine two words of time, type, code and value.
 */
public final class InputEventButton implements PhysicalButton {
    private static final Logger LOG = LoggerFactory.getLogger(InputEventButton.class);
    private static final int EVENT = 24;
    private static final int TIME = 16;
    private static final int EV_KEY = 1;
    private static final int DOWN = 1;

    private final Path device;
    private final int code;
    private final Duration pause;
    private volatile boolean closed;
    private volatile Optional<InputStream> open = Optional.empty();
    private volatile Optional<Text> trouble = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /**
     * @param code as linux/input-event-codes.h numbers keys
     * @param pause how long a device that is not there is waited for before it is looked for again
     */
    public InputEventButton(Path device, int code, Duration pause) {
        this.device = device;
        this.code = code;
        this.pause = pause;
    }

    @Override
    public void listen(Runnable pressed) {
        Thread reading = Thread.ofPlatform().daemon().name("button").unstarted(() -> listening(pressed));
        thread = Optional.of(reading);
        reading.start();
    }

    private void listening(Runnable pressed) {
        while (!closed) {
            try (InputStream in = Files.newInputStream(device)) {
                open = Optional.of(in);
                well();
                read(new DataInputStream(in), pressed);
            } catch (IOException e) {
                ill(e);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void well() {
        if (trouble.isPresent()) {
            LOG.warn("{}: the button works again", device);
        }
        trouble = Optional.empty();
    }

    /** Told once: the device is looked for every two seconds. */
    private void ill(IOException why) {
        if (closed) {
            return;
        }
        String key = switch (why) {
            case NoSuchFileException _ -> "button.absent";
            case AccessDeniedException _ -> "button.denied";
            default -> "button.gone";
        };
        if (trouble.isEmpty()) {
            LOG.warn("{}: the button does nothing: {}", device, why.toString());
        }
        trouble = Optional.of(Text.of("kiosk", key, device.toString()));
    }

    @Override
    public Optional<Text> trouble() {
        return trouble;
    }

    private void read(DataInputStream in, Runnable pressed) throws IOException {
        byte[] event = new byte[EVENT];
        while (!closed) {
            in.readFully(event);
            ByteBuffer fields = ByteBuffer.wrap(event).order(ByteOrder.nativeOrder());
            if (fields.getShort(TIME) == EV_KEY && fields.getShort(TIME + 2) == code && fields.getInt(TIME + 4) == DOWN) {
                pressed.run();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.ifPresent(Thread::interrupt);
        open.ifPresent(in -> {
            try {
                in.close();
            } catch (IOException e) {
                LOG.debug("{}: {}", device, e.getMessage());
            }
        });
    }
}
