package org.hostkeeper.agent.config;

import org.hostkeeper.secret.Secret;

/** A name with its password, as config.json has them; there is one only if both are set. */
public record Login(String username, Secret password) {}
