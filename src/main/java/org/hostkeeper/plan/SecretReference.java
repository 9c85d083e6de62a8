package org.hostkeeper.plan;

/**
 * Stands for a secret wherever a plan is shown, kept or sent: its name, its length and a salted hash, so that whoever
 * enters it again can be told at once whether it is the same. The value itself is resolved at the moment of execution.
 *
 * @param length in bytes of UTF-8
 * @param salt hexadecimal
 * @param hash hexadecimal, of a slow key derivation over salt and value
 */
public record SecretReference(String name, int length, String salt, String hash) {}
