package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What an agent says of its machines")
class WatchAnswerTest {
    private static final String WHY = "libvirt knows no machine \"art\".";

    private static Watch watch(String more) {
        return new WatchAnswer("""
                {"at": 1, "vms": [{"vm_name": "art", "state": "unhealthy", "why": "libvirt knows no machine \\"art\\"."%s}]}
                """.formatted(more)).watches().getFirst();
    }

    @Test
    @DisplayName("is read in the reader's language: known defect, why a machine was ill was always English")
    void language() {
        Text why = watch(", \"why_words\": {\"bundle\": \"agent.vm\", \"key\": \"why.absent\", \"args\": [\"art\"]}").why().orElseThrow();

        assertThat(why.in(Locale.GERMAN)).isEqualTo("libvirt kennt keine Maschine „art“.");
        assertThat(why.in(Locale.of("ru"))).isEqualTo("libvirt не знает машины «art».");
        assertThat(why.in(Locale.ENGLISH)).isEqualTo(WHY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ", \"why_words\": 7", ", \"why_words\": {\"bundle\": \"agent.vm\"}",
        ", \"why_words\": {\"bundle\": \"agent.vm\", \"key\": \"why.of-tomorrow\"}",
        ", \"why_words\": {\"bundle\": \"agent.tomorrow\", \"key\": \"why.absent\"}",
        ", \"why_words\": {\"bundle\": \"agent.vm\", \"key\": \"why.held\", \"args\": [{\"bundle\": \"x\", \"key\": \"y\"}]}"
    })
    @DisplayName("is read in English where the agent is older, or newer than the console")
    void fallback(String more) {
        assertThat(watch(more).why().orElseThrow().in(Locale.GERMAN)).isEqualTo(WHY);
    }

    @Test
    @DisplayName("names the files that it cannot use")
    void leftOut() {
        WatchAnswer answer = new WatchAnswer("{\"at\": 1, \"vms\": [], \"left_out\": [{\"file\": \"b.yaml\", \"why\": \"no number\"}]}");

        assertThat(answer.leftOut()).containsExactly(new LeftOut("b.yaml", Text.literal("no number")));
        assertThat(new WatchAnswer("{\"at\": 1, \"vms\": []}").leftOut()).isEmpty();
    }
}
