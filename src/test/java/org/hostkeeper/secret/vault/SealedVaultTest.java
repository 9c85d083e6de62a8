package org.hostkeeper.secret.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;

@Label("The bytes of a vault")
class SealedVaultTest {
    private static final VaultProblems PROBLEMS = new VaultProblems(Path.of("test.vault"));
    private static final VaultCost CHEAP = new VaultCost(8, 1, 1);

    @Property(tries = 200)
    @Label("give back what was sealed, for any names and values")
    void roundTrip(@ForAll @Size(max = 8) Map<String, byte[]> secrets, @ForAll @StringLength(min = 1, max = 40) String word) {
        VaultKey key = key(word);
        byte[] bytes = sealed(secrets, key);

        SealedVault read = SealedVault.read(bytes, PROBLEMS);

        assertThat(read.bytes()).isEqualTo(bytes);
        try (VaultContents contents = read.open(key).orElseThrow()) {
            secrets.forEach((name, value) -> assertThat(
                            contents.copyOf(utf8RoundTrip(name)).map(Secret::utf8))
                    .contains(value));
        }
    }

    @Property(tries = 300)
    @Label("betray any flipped bit as damage")
    void anyFlippedBit(@ForAll @Size(max = 3) Map<String, byte[]> secrets, @ForAll @IntRange(min = 0) int place) {
        byte[] bytes = sealed(secrets, key("Sesam"));
        int bit = place % (bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));

        assertThatThrownBy(() -> SealedVault.read(bytes, PROBLEMS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("damaged");
    }

    @Property(tries = 300)
    @Label("do not open when a bit was flipped and the checksum set right by somebody who knows the form")
    void flippedOnPurpose(@ForAll @Size(max = 3) Map<String, byte[]> secrets, @ForAll @IntRange(min = 0) int place) {
        VaultKey key = key("Sesam");
        byte[] bytes = sealed(secrets, key);
        int bit = place % ((bytes.length - 32) * 8);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        withRightChecksum(bytes);

        boolean opened;
        try {
            opened = SealedVault.read(bytes, PROBLEMS).open(key).isPresent();
        } catch (ProblemException refused) {
            opened = false;
        }

        assertThat(opened).isFalse();
    }

    @Property(tries = 100)
    @Label("betray being cut short, wherever")
    void cutShort(@ForAll @IntRange(min = 0) int place) {
        byte[] bytes = sealed(Map.of("a", new byte[] {1, 2, 3}), key("Sesam"));

        assertThatThrownBy(() -> SealedVault.read(Arrays.copyOf(bytes, place % bytes.length), PROBLEMS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("damaged");
    }

    @Property(tries = 50)
    @Label("are different each time, although the contents are the same")
    void neverTheSame(@ForAll @Size(max = 3) Map<String, byte[]> secrets) {
        VaultKey key = key("Sesam");

        assertThat(IntStream.range(0, 20).mapToObj(_ -> ByteBuffer.wrap(sealed(secrets, key))))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 1)
    @Label("of a newer form are told as such")
    void newer() {
        byte[] bytes = sealed(Map.of(), key("Sesam"));
        bytes[11] = 2;
        withRightChecksum(bytes);

        assertThatThrownBy(() -> SealedVault.read(bytes, PROBLEMS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("newer Hostkeeper (form 2)");
    }

    @Property(tries = 1)
    @Label("that ask for more memory than any machine has are refused before anything is derived")
    void exhausting() {
        byte[] bytes = sealed(Map.of(), key("Sesam"));
        ByteBuffer.wrap(bytes).putInt(12, Integer.MAX_VALUE);
        withRightChecksum(bytes);

        assertThatThrownBy(() -> SealedVault.read(bytes, PROBLEMS)).isInstanceOf(ProblemException.class);
    }

    private static byte[] sealed(Map<String, byte[]> secrets, VaultKey key) {
        try (VaultContents contents = new VaultContents()) {
            secrets.forEach((name, value) -> contents.put(utf8RoundTrip(name), Secret.ofUtf8(value)));
            return SealedVault.seal(contents, key, new SecureRandom()).bytes();
        }
    }

    private static VaultKey key(String word) {
        return VaultKey.derive(Secret.of(word.toCharArray()), new byte[VaultKey.SALT], CHEAP);
    }

    /** Names are text; half a surrogate pair is none. */
    private static String utf8RoundTrip(String name) {
        return name.replaceAll("[\\ud800-\\udfff]", "?");
    }

    private static void withRightChecksum(byte[] bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, bytes.length - 32);
            System.arraycopy(sha256.digest(), 0, bytes, bytes.length - 32, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
