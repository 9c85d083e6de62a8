package org.hostkeeper.exhibition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/** What QEMU says of a disk's file. Source: qemu-img(1), {@code info --output=json}. */
final class DiskImage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DiskImage() {}

    /** Of the snapshots in it that keep memory, by name, how many bytes that takes. Nothing for what cannot be read: sizes are no more than a help. */
    static Map<String, Long> memories(String said) {
        Map<String, Long> sizes = new HashMap<>();
        try {
            for (JsonNode snapshot : JSON.readTree(said).path("snapshots")) {
                long size = snapshot.path("vm-state-size").asLong();
                if (size > 0) {
                    sizes.put(snapshot.path("name").asText(), size);
                }
            }
        } catch (JsonProcessingException _) {
            return Map.of();
        }
        return sizes;
    }
}
