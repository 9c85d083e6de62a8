package org.hostkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who answers one question himself")
class ForwardedQuestionsTest {
    @Test
    @DisplayName("hands all the others on, also those that a Questions may leave unanswered")
    void handsOnAll() {
        List<String> handedOn = Stream.of(ForwardedQuestions.class.getDeclaredMethods()).map(ForwardedQuestionsTest::signature).toList();
        assertThat(Stream.of(Questions.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                        .map(ForwardedQuestionsTest::signature))
                .isNotEmpty()
                .isSubsetOf(handedOn);
    }

    @Test
    @DisplayName("gets a named secret from whoever has it")
    void named() {
        Questions person = new ForwardedQuestions(Questions.unanswered()) {
            @Override
            public Optional<Secret> named(String name, boolean again) {
                return Optional.of(Secret.of(name.toCharArray()));
            }
        };
        Questions known = new KnownFingerprint("SHA256:x", person);
        assertThat(known.named("broker", false)).hasValueSatisfying(secret -> assertThat(secret.utf8()).asString().isEqualTo("broker"));
        assertThat(known.acceptHostKey(new HostName("web1"), "10.0.0.1", "ssh-ed25519", "SHA256:y")).isFalse();
        assertThat(known.acceptHostKey(new HostName("web1"), "10.0.0.1", "ssh-ed25519", "SHA256:x")).isTrue();
    }

    private static String signature(Method method) {
        return method.getName() + List.of(method.getParameterTypes());
    }
}
