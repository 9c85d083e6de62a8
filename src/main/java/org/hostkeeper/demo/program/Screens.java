package org.hostkeeper.demo.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Chance;
import org.hostkeeper.demo.machine.Hypervisor.Guest;

/** What the screens of simulated virtual machines show: slow waves of colour, each machine its own. */
public final class Screens {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int COLOURS = 3;
    private static final double SLOW = 20_000;

    private Screens() {}

    /** As the constant program answers that takes a picture: PPM, packed. */
    public static int picture(Call call) throws IOException {
        Optional<Guest> guest = call.machine().locked(() -> call.machine().hypervisor().find(call.arguments().get(1)));
        if (guest.isEmpty() || guest.get().since().isEmpty()) {
            return call.fail(1, "error: Requested operation is not valid: domain is not running");
        }
        return picture(call, guest.get());
    }

    static int picture(Call call, Guest guest) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("P6\n%d %d\n255\n".formatted(WIDTH, HEIGHT).getBytes(StandardCharsets.US_ASCII));
            out.write(waves(guest.uuid().hashCode(), call.machine().now().toEpochMilli() / SLOW));
        }
        call.out().write(packed.toByteArray());
        call.out().flush();
        return 0;
    }

    private static byte[] waves(long seed, double moment) {
        byte[] pixels = new byte[WIDTH * HEIGHT * COLOURS];
        double[] turn = {Chance.fraction(seed, 1), Chance.fraction(seed, 2), Chance.fraction(seed, 3)};
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double distance = Math.hypot(x - WIDTH * turn[0], y - HEIGHT * turn[1]) / 40;
                for (int colour = 0; colour < COLOURS; colour++) {
                    double wave = Math.sin(distance + moment * (1 + turn[colour]) + colour * turn[2] * Math.PI);
                    pixels[COLOURS * (y * WIDTH + x) + colour] = (byte) (40 + 85 * (1 + wave));
                }
            }
        }
        return pixels;
    }
}
