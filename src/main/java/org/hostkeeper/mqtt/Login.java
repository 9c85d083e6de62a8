package org.hostkeeper.mqtt;

import org.hostkeeper.secret.Secret;

/** A name and a password that are only ever used together. The secret is lent: whoever made this destroys it. */
public record Login(String name, Secret password) {}
