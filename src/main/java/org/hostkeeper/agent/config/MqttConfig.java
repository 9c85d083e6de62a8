package org.hostkeeper.agent.config;

import java.util.Optional;

/**
 * Where the broker is.
 *
 * @param topicPrefix what every topic begins with, without a slash at its end
 */
public record MqttConfig(String broker, int port, Optional<Login> login, String topicPrefix) {}
