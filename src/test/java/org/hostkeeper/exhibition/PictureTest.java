package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.hostkeeper.facts.UnreadableAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The picture of a screen")
class PictureTest {
    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    @DisplayName("is read from PPM, with comments and any white space, and the same again from the PNG made of it")
    void portable() {
        Picture picture = Picture.unpacked(packed(bytes("P6\n# QEMU\n2 1\t255\n\u0001\u0002\u0003\u00ff\u0080\u0000")));

        assertThat(picture.width()).isEqualTo(2);
        assertThat(picture.colour(0, 0)).isEqualTo(0x010203);
        assertThat(picture.colour(1, 0)).isEqualTo(0xff8000);
        Picture again = Picture.unpacked(packed(picture.png()));
        assertThat(again.colour(0, 0)).isEqualTo(0x010203);
        assertThat(again.colour(1, 0)).isEqualTo(0xff8000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P6", "P6 2 1 255\nab", "P6 2 1 65535\nabcdefabcdef", "P6 99999 99999 255\na", "P6 x", "hello"})
    @DisplayName("is refused where it is not whole")
    void broken(String text) {
        assertThatThrownBy(() -> Picture.unpacked(packed(bytes(text)))).isInstanceOf(UnreadableAnswer.class);
    }
}
