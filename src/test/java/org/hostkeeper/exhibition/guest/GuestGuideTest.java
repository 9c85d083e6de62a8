package org.hostkeeper.exhibition.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.facts.Scripts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is set in a guest")
class GuestGuideTest {
    private static final URI SERVER = URI.create("http://10.0.2.2:8000");

    @ParameterizedTest
    @EnumSource
    @DisplayName("names the right address, ends with the golden snapshot, and is said in three languages")
    void steps(GuestGuide.Os system) {
        List<GuestGuide.Step> steps = GuestGuide.steps(system, SERVER, Optional.of(URI.create(SERVER + "/x")));

        assertThat(steps.stream().flatMap(step -> step.code().stream()))
                .anyMatch(code -> code.contains("http://10.0.2.2:8000"))
                .noneMatch(code -> code.contains("@"));
        assertThat(steps.getLast().what().in(Locale.ENGLISH)).isEqualTo("Keep this state");
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ru"))) {
            assertThat(steps).allSatisfy(step -> {
                assertThat(step.what().in(locale)).isNotBlank();
                assertThat(step.how().in(locale)).isNotBlank().doesNotContain("{", "\\\\");
            });
        }
    }

    @Test
    @DisplayName("tells Windows of a gateway only what Windows can do with it: a browser opens the address that a person finds")
    void gateway() {
        List<String> codes = GuestGuide.steps(GuestGuide.Os.WINDOWS, URI.create("http://gateway:8001"), Optional.empty()).stream()
                .flatMap(step -> step.code().stream())
                .toList();

        assertThat(codes).contains("http://GATEWAY:8001/api/v1/heartbeat").doesNotContain("http://gateway:8001/api/v1/heartbeat");
        assertThat(codes).filteredOn(code -> code.contains("\"http://gateway:8001\"") || code.contains("'http://gateway:8001'"))
                .as("both heartbeats find the gateway")
                .hasSize(2)
                .allMatch(code -> code.contains("Win32_IP4RouteTable"));
        assertThat(codes).as("a task would end after three days")
                .noneMatch(code -> code.contains("schtasks"))
                .contains("reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v Hostkeeper "
                        + "/d \"wscript.exe //B C:\\hostkeeper\\heartbeat.vbs\" /f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heartbeat.vbs", "heartbeat.ps1"})
    @DisplayName("has files for Windows that are the same in every encoding")
    void plain(String file) {
        assertThat(Scripts.beside(GuestGuide.class, file)).matches("[\\n -~]+");
    }
}
