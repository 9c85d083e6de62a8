package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A drop-in as text")
class DropInTextTest {
    private static final DropInText TEXT = new DropInText(
            "# why\n[Unit]\nAfter=a.service\n\n[Service]\nEnvironment=A=1\n; note\nEnvironment=B=2\nNice=5\n");

    @Test
    @DisplayName("tells the values of a setting in its section only")
    void values() {
        assertThat(TEXT.values(CommonSetting.ENVIRONMENT)).containsExactly("A=1", "B=2");
        assertThat(TEXT.values(CommonSetting.AFTER)).containsExactly("a.service");
        assertThat(new DropInText("[Unit]\nMemoryMax=1G\n").values(CommonSetting.MEMORY_MAX)).isEmpty();
    }

    @Test
    @DisplayName("changes a setting where it stands and leaves every other line as it is")
    void changes() {
        assertThat(TEXT.with(CommonSetting.ENVIRONMENT, List.of("C=3")).text())
                .isEqualTo("# why\n[Unit]\nAfter=a.service\n\n[Service]\nEnvironment=C=3\n; note\nNice=5\n");
        assertThat(TEXT.with(CommonSetting.MEMORY_MAX, List.of("200M")).text()).isEqualTo(TEXT.text() + "MemoryMax=200M\n");
        assertThat(TEXT.with(CommonSetting.AFTER, List.of()).text()).doesNotContain("After").contains("[Unit]\n\n[Service]");
        assertThat(new DropInText("[Service]\n").with(CommonSetting.AFTER, List.of("b.target")).text())
                .isEqualTo("[Service]\n\n[Unit]\nAfter=b.target\n");
        assertThat(new DropInText("").with(CommonSetting.RESTART, List.of()).text()).isEmpty();
    }

    @Test
    @DisplayName("takes settings of the service by any key, each where it stands or at its section's end, and says them once")
    void service() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("Nice", "7");
        settings.put("Environment", "LEVEL=3");
        assertThat(new DropInText("").withService(settings).text()).isEqualTo("[Service]\nNice=7\nEnvironment=LEVEL=3\n");

        DropInText with = new DropInText("# ours\n[Unit]\nNice=1\n\n[Service]\nNice = 3\nUser=op\n\n[Install]\nAlias=x\n")
                .withService(settings);
        assertThat(with.text())
                .isEqualTo("# ours\n[Unit]\nNice=1\n\n[Service]\nNice=7\nUser=op\nEnvironment=LEVEL=3\n\n[Install]\nAlias=x\n");
        assertThat(with.withService(settings)).isEqualTo(with);
    }

    @Test
    @DisplayName("keeps the empty assignment that makes a list begin anew, or what the unit itself sets would come back")
    void keepsResets() {
        DropInText reset = new DropInText("[Service]\nEnvironment=\nEnvironment=A=1\nNice=5\n");
        assertThat(reset.with(CommonSetting.ENVIRONMENT, List.of("A=2")).text())
                .isEqualTo("[Service]\nEnvironment=\nEnvironment=A=2\nNice=5\n");
        assertThat(reset.with(CommonSetting.ENVIRONMENT, List.of()).text()).isEqualTo("[Service]\nEnvironment=\nNice=5\n");
        assertThat(new DropInText("[Service]\nMemoryMax=\n").with(CommonSetting.MEMORY_MAX, List.of("1G")).text())
                .isEqualTo("[Service]\nMemoryMax=1G\n");
    }

    @Test
    @DisplayName("takes lines together that a backslash joins, and keeps the remarks between them")
    void joined() {
        DropInText joined = new DropInText(
                "[Service]\nEnvironment=A=1 \\\n  # the second\n  B=2 \\\n\tC=C:\\\\\nNice=5\n# not joined \\\nUser=op\n");
        assertThat(joined.values(CommonSetting.ENVIRONMENT)).containsExactly("A=1  B=2  C=C:\\\\");
        assertThat(joined.with(CommonSetting.ENVIRONMENT, List.of("D=4")).text())
                .isEqualTo("[Service]\n  # the second\nEnvironment=D=4\nNice=5\n# not joined \\\nUser=op\n");
        assertThat(joined.with(CommonSetting.MEMORY_MAX, List.of("1G")).text()).isEqualTo(joined.text() + "MemoryMax=1G\n");
        assertThat(new DropInText("[Service]\nEnvironment=A=1 \\").values(CommonSetting.ENVIRONMENT)).containsExactly("A=1");
    }

    @Property(tries = 100)
    void roundTrip(@ForAll @Size(max = 4) List<@AlphaChars @StringLength(min = 1, max = 9) String> names) {
        List<String> values = names.stream().map(n -> n + "=1").collect(Collectors.toList());
        DropInText with = TEXT.with(CommonSetting.ENVIRONMENT, values);
        assertThat(with.values(CommonSetting.ENVIRONMENT)).isEqualTo(values);
        assertThat(with.with(CommonSetting.ENVIRONMENT, values)).isEqualTo(with);
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RESTART | on-failure | true
            RESTART | maybe | false
            RESTART_SEC | 5 | true
            RESTART_SEC | 1h 30min | true
            RESTART_SEC | soon | false
            MEMORY_MAX | 1.5G | true
            MEMORY_MAX | 20% | true
            MEMORY_MAX | lots | false
            CPU_QUOTA | 200% | true
            CPU_QUOTA | 50 | false
            AFTER | network-online.target a@b.service | true
            AFTER | network | false
            ENVIRONMENT | LEVEL=3 | true
            ENVIRONMENT | "A=b c" | true
            ENVIRONMENT | 3=LEVEL | false
            ENVIRONMENT | A=1\\ | false
            """)
    @DisplayName("a value is right or wrong as systemd takes it")
    void faults(CommonSetting setting, String value, boolean good) {
        assertThat(setting.fault(value).isEmpty()).isEqualTo(good);
        assertThat(setting.fault("")).isEmpty();
    }
}
