package org.hostkeeper.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hostkeeper.remote.Shell;

@Label("Whatever a machine is called,")
class MachineNameTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(100),
                        Arbitraries.strings().withChars(" %'\"\\\\,:=*?[]$`;&|<>()!#~+-._aZ0äЁ").ofMinLength(1).ofMaxLength(30))
                .filter(MachineName::isOne);
    }

    @Property
    @Label("it goes as one word that no shell reads anything into and that is no option, and can be read back")
    void word(@ForAll("names") String name) {
        String word = MachineName.word(name);
        assertThat(word).matches("[A-Za-z0-9%][A-Za-z0-9._%-]*");
        assertThat(Shell.quote(word)).isIn(word, "'" + word + "'");
        assertThat(URLDecoder.decode(word, StandardCharsets.UTF_8)).isEqualTo(name);
    }

    @Property
    @Label("kiosk.json can name it, and a button can, as HOST/NAME")
    void config(@ForAll("names") String name) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("artworks").addObject().put("host", "gallery-1").put("vm", name).put("agent", "http://10.0.0.1:8080");
        root.putObject("button").put("artwork", "gallery-1/" + name).put("device", "/dev/input/event3");
        KioskSettings settings = KioskConfig.parse(Path.of("kiosk.json"), root.toString());
        assertThat(settings.artworks().getFirst().vm()).isEqualTo(name);
        assertThat(settings.button().orElseThrow().artwork()).isEqualTo("gallery-1/" + name);
    }

    @Property
    @Label("none has a slash, a line break or a blank at an end")
    void none(@ForAll("names") String name) {
        assertThat(MachineName.isOne(name + "/")).isFalse();
        assertThat(MachineName.isOne(name + "\n")).isFalse();
        assertThat(MachineName.isOne(" " + name)).isFalse();
        assertThat(MachineName.isOne(name + " ")).isFalse();
    }
}
