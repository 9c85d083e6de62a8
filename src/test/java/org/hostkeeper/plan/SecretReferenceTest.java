package org.hostkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.Test;

/** A reference knows its secret again and gives nothing of it away. */
class SecretReferenceTest {
    private final Random random = new Random(1);

    @Test
    void knowsItsSecretAndNoOther() {
        SecretReference reference = SecretReference.of("vault", Secret.of("päss".toCharArray()), random);

        assertThat(reference.matches(Secret.of("päss".toCharArray()))).isTrue();
        assertThat(reference.matches(Secret.of("päsS".toCharArray()))).isFalse();
        assertThat(reference.length()).isEqualTo(5);
        assertThat(reference.toString()).doesNotContain("päss");
    }

    @Test
    void ofTheSameSecretTwiceHasTwoHashes() {
        SecretReference one = SecretReference.of("vault", Secret.of("pass".toCharArray()), random);
        SecretReference other = SecretReference.of("vault", Secret.of("pass".toCharArray()), random);

        assertThat(one.hash()).isNotEqualTo(other.hash());
        assertThat(one.salt()).isNotEqualTo(other.salt());
    }
}
