package org.hostkeeper.cli.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("--set in a drop-in")
class DropInTest {
    @Test
    void begins_one_where_there_is_none() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("Nice", "5");
        settings.put("Environment", "LEVEL=3");

        assertThat(DropIn.with("", settings)).isEqualTo("[Service]\nNice=5\nEnvironment=LEVEL=3\n");
    }

    @Test
    void changes_what_is_named_and_keeps_the_rest() {
        assertThat(DropIn.with(
                        "# ours\n[Unit]\nNice=1\n\n[Service]\nNice = 3\nUser=op\n\n[Install]\nAlias=x\n",
                        Map.of("Nice", "7")))
                .isEqualTo("# ours\n[Unit]\nNice=1\n\n[Service]\nUser=op\nNice=7\n\n[Install]\nAlias=x\n");
    }

    @Test
    void adds_the_section_where_there_are_only_others() {
        assertThat(DropIn.with("[Unit]\nAfter=x\n", Map.of("Nice", "7")))
                .isEqualTo("[Unit]\nAfter=x\n[Service]\nNice=7\n");
    }

    @Test
    void says_the_same_when_it_is_said_twice() {
        String once = DropIn.with("[Service]\nUser=op\n", Map.of("Nice", "7"));

        assertThat(DropIn.with(once, Map.of("Nice", "7"))).isEqualTo(once);
    }
}
