package org.hostkeeper.exhibition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Writes settings as a file in the agent's folder, each key of them, so that no default that differs elsewhere moves anything. */
public final class SettingsWriter {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

    private SettingsWriter() {}

    public static String write(ControllerSettings settings) {
        ObjectNode node = YAML.createObjectNode()
                .put("vm_name", settings.vm())
                .put("snapshot_name", settings.snapshot())
                .put("heartbeat_timeout", seconds(settings.heartbeatTimeout()))
                .put("heartbeat_check_interval", seconds(settings.checkInterval()))
                .put("vm_startup_wait_interval", seconds(settings.startupInterval()))
                .put("vm_startup_max_attempts", settings.startupAttempts())
                .put("vm_startup_heartbeat_delay", seconds(settings.startupDelay()))
                .put("auto_revert_enabled", settings.autoRevert())
                .put("api_host", String.join(",", settings.hosts()))
                .put("api_port", settings.port())
                .put("check_qemu_agent", settings.checkGuestAgent())
                .put("qemu_agent_timeout", seconds(settings.guestAgentTimeout()));
        settings.guests().forEach(node.withArray("guests")::add);
        settings.compatibility().forEach(node.withArray("compatibility")::add);
        settings.opening().ifPresent(hours -> node.put("opening_hours", OpeningHoursReader.write(hours)));
        node.put("breaker_reverts", settings.breaker().reverts())
                .put("breaker_within", seconds(settings.breaker().within()))
                .put("breaker_pause", seconds(settings.breaker().pause()))
                .put("breaker_longest", seconds(settings.breaker().longest()))
                .put("revert_on_start", settings.revertOnStart())
                .put("visitor_idle", seconds(settings.visitorIdle()));
        try {
            return YAML.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
