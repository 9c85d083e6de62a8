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
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A guest’s own log")
class SeenTest {
    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "^[[0;1;31mpanic^[[0m: no init,     panic: no init",
        "one^M/two^M/,                      one/two",
        "^[[2J^[[1;1H^[cboot,               boot",
        "bell^G^H and\ttab,                 `bell and\ttab`",
        "жизнь – ^[[?25lвсё,                жизнь – всё",
        "`last ^[[31`,                      last [31"
    })
    @DisplayName("is shown without what steers a terminal:")
    void plain(String wrote, String shown) throws IOException {
        String log = wrote.replace("^[", "\u001b").replace("^M", "\r").replace("^G", "\u0007").replace("^H", "\b").replace("/", "\n");
        assertThat(Seen.unpacked(packed(log))).isEqualTo(shown.replace("/", "\n"));
    }

    @Test
    @DisplayName("that cannot be unpacked is said to be so")
    void torn() {
        assertThatThrownBy(() -> Seen.unpacked(new byte[] {1, 2, 3})).isInstanceOf(UnreadableAnswer.class);
    }
}
