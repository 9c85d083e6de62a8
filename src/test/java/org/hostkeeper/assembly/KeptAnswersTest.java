package org.hostkeeper.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answers to what connections ask")
class KeptAnswersTest {
    private static final HostName HOST = new HostName("web1");
    private static final Asked SUDO = new Asked.SudoPassword("op");

    private final ForgetfulSecrets secrets = new ForgetfulSecrets();

    /** Somebody who gives these answers, in this order, and then none. */
    private static final class Person implements Questions {
        private final Deque<String> answers = new ArrayDeque<>();
        private int asked;
        private boolean keeping;

        Person(String... words) {
            answers.addAll(List.of(words));
        }

        private Optional<Secret> next() {
            asked++;
            return Optional.ofNullable(answers.poll()).map(KeptAnswersTest::secret);
        }

        @Override
        public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
            return next().isPresent();
        }

        @Override
        public Optional<Secret> password(HostName host, String user) {
            return next();
        }

        @Override
        public Optional<Secret> passphrase(HostName host, String keyPath) {
            return next();
        }

        @Override
        public Optional<Secret> sudoPassword(HostName host, String user) {
            return next();
        }

        @Override
        public boolean wantsKept(HostName host, Asked asked) {
            return keeping;
        }

        @Override
        public Optional<List<Secret>> answers(
                HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
            return next().map(List::of);
        }
    }

    private static Secret secret(String words) {
        return Secret.of(words.toCharArray());
    }

    private static String words(Optional<Secret> secret) {
        return secret.map(s -> new String(s.utf8(), StandardCharsets.UTF_8)).orElse("(none)");
    }

    @Test
    void come_from_what_was_given_before_anything_is_looked_up() {
        secrets.keep("sudo/web1", secret("kept"));
        Person person = new Person("typed");

        try (KeptAnswers answers = new KeptAnswers(new Person("given"), secrets, person)) {
            assertThat(words(answers.sudoPassword(HOST, "op"))).isEqualTo("given");
            assertThat(person.asked).isZero();
        }
    }

    @Test
    void come_from_what_is_kept_before_a_person_is_asked() {
        secrets.keep("sudo/web1", secret("kept"));
        Person person = new Person("typed");

        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, person)) {
            assertThat(words(answers.sudoPassword(HOST, "op"))).isEqualTo("kept");
            assertThat(person.asked).isZero();
        }
    }

    @Test
    void are_asked_of_a_person_once() {
        Person person = new Person("typed", "typed again");

        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, person)) {
            assertThat(words(answers.sudoPassword(HOST, "op"))).isEqualTo("typed");
            assertThat(words(answers.sudoPassword(HOST, "op"))).isEqualTo("typed");
            assertThat(person.asked).isEqualTo(1);
        }
    }

    @Test
    void that_were_wrong_are_forgotten_and_asked_anew() {
        secrets.keep("sudo/web1", secret("kept"));

        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, new Person("typed"))) {
            answers.sudoPassword(HOST, "op");
            answers.told(HOST, SUDO, false);

            assertThat(secrets.find("sudo/web1")).isEmpty();
            assertThat(words(answers.sudoPassword(HOST, "op"))).isEqualTo("typed");
        }
    }

    @Test
    void are_kept_only_when_somebody_wants_that_and_never_when_they_were_wrong() {
        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, new Person("right", "wrong"))) {
            answers.passphrase(HOST, "/key");
            answers.sudoPassword(HOST, "op");
            answers.told(HOST, SUDO, false);
            assertThat(secrets.find("key//key")).isEmpty();

            answers.keep();

            assertThat(words(secrets.find("key//key"))).isEqualTo("right");
            assertThat(secrets.find("sudo/web1")).isEmpty();
        }
    }

    @Test
    void are_kept_once_the_host_took_them_if_the_person_wants_that() {
        Person person = new Person("right");
        person.keeping = true;
        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, person)) {
            answers.sudoPassword(HOST, "op");
            assertThat(secrets.find("sudo/web1")).isEmpty();
            answers.told(HOST, SUDO, true);
            assertThat(words(secrets.find("sudo/web1"))).isEqualTo("right");
        }
    }

    @Test
    void are_not_kept_if_the_person_does_not_want_that() {
        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, new Person("right"))) {
            answers.sudoPassword(HOST, "op");
            answers.told(HOST, SUDO, true);
            assertThat(secrets.find("sudo/web1")).isEmpty();
        }
    }

    @Test
    void to_a_login_that_were_kept_and_refused_are_forgotten_and_asked_anew() {
        secrets.keep("password/web1", secret("old"));

        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, new Person("new"))) {
            assertThat(words(answers.password(HOST, "op"))).isEqualTo("old");
            answers.told(HOST, new Asked.Password("op"), false);
            assertThat(secrets.find("password/web1")).isEmpty();
            assertThat(words(answers.password(HOST, "op"))).isEqualTo("new");
        }
    }

    @Test
    void about_host_keys_are_never_looked_up() {
        Person person = new Person("yes");

        try (KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, person)) {
            assertThat(answers.acceptHostKey(HOST, "web1", "ED25519", "SHA256:x")).isTrue();
            assertThat(answers.acceptHostKey(HOST, "web1", "ED25519", "SHA256:x")).isFalse();
        }
    }
}
