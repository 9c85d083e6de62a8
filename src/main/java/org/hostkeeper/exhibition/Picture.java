package org.hostkeeper.exhibition;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hostkeeper.facts.UnreadableAnswer;

/**
 * What a machine's screen showed. QEMU gives it as PPM (netpbm's ppm(5), P6 with 255 levels), or as PNG since version 7.1.
 *
 * @param pixels red, green and blue of each, a byte each, line by line
 */
public record Picture(int width, int height, byte[] pixels) {
    /** More than any screen has; a picture that says so is none. */
    private static final int LARGEST = 8192;

    private static final int COLOURS = 3;

    /** As {@code thumbnail.sh} answers. */
    static Picture unpacked(byte[] packed) {
        try {
            byte[] bytes = Packed.bytes(packed, LARGEST * LARGEST * COLOURS);
            return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == '6' ? new Portable(bytes).picture() : drawn(bytes);
        } catch (IOException e) {
            throw new UnreadableAnswer("a screen’s picture cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static Picture drawn(byte[] bytes) throws IOException {
        BufferedImage image = Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)))
                .orElseThrow(() -> new UnreadableAnswer("a screen’s picture is neither PPM nor PNG"));
        int width = image.getWidth();
        byte[] pixels = new byte[width * image.getHeight() * COLOURS];
        int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        for (int i = 0; i < colours.length; i++) {
            pixels[COLOURS * i] = (byte) (colours[i] >> 16);
            pixels[COLOURS * i + 1] = (byte) (colours[i] >> 8);
            pixels[COLOURS * i + 2] = (byte) colours[i];
        }
        return new Picture(width, image.getHeight(), pixels);
    }

    /** A file that other programs show. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour(x, y));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** Red, green and blue as in 0xRRGGBB. */
    public int colour(int x, int y) {
        int at = COLOURS * (y * width + x);
        return (pixels[at] & 0xff) << 16 | (pixels[at + 1] & 0xff) << 8 | pixels[at + 2] & 0xff;
    }

    /** A PPM file being read. */
    private static final class Portable {
        private final byte[] bytes;
        private int at = 2;

        Portable(byte[] bytes) {
            this.bytes = bytes;
        }

        Picture picture() {
            int width = number();
            int height = number();
            int levels = number();
            at++;
            int length = width * height * COLOURS;
            if (levels != 255 || width > LARGEST || height > LARGEST || bytes.length < at + length) {
                throw new UnreadableAnswer("a screen’s picture of " + width + " by " + height + " is not whole");
            }
            return new Picture(width, height, java.util.Arrays.copyOfRange(bytes, at, at + length));
        }

        private int number() {
            while (at < bytes.length && (Character.isWhitespace(bytes[at]) || bytes[at] == '#')) {
                if (bytes[at] == '#') {
                    while (at < bytes.length && bytes[at] != '\n') {
                        at++;
                    }
                } else {
                    at++;
                }
            }
            int value = 0;
            int digits = 0;
            for (; at < bytes.length && Character.isDigit(bytes[at]) && digits < 6; at++, digits++) {
                value = value * 10 + bytes[at] - '0';
            }
            if (digits == 0) {
                throw new UnreadableAnswer("a screen’s picture has no size");
            }
            return value;
        }
    }
}
