package org.hostkeeper.exhibition.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.ShRemote;
import org.hostkeeper.remote.Command;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The check that the agent watches a machine")
class WatchedScriptTest {
    @TempDir
    Path folder;

    private boolean watched(String vm) {
        String script = Scripts.beside(WatchPlans.class, "watched.sh").replace("/run/hostkeeper-agent", folder.toString());
        return ShRemote.sh().run(Command.of("sh", "-c", script, WatchPlans.WATCHED, vm)).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"art", "Orbit, 2004", "the “two” & 'three'", "a \"quoted\" one", "back\\slash", "Насос №1", "--all", "[x]*"})
    @DisplayName("finds it by whatever name libvirt allows, and no other:")
    void names(String vm) throws IOException {
        var machines = JsonNodeFactory.instance.objectNode();
        machines.putArray("vms").addObject().put("vm_name", vm).put("state", "healthy");
        Files.writeString(folder.resolve("vms.json"), machines.toString());

        assertThat(watched(vm)).isTrue();
        assertThat(watched(vm + "x")).isFalse();
        assertThat(watched(vm.substring(1))).isFalse();
    }
}
