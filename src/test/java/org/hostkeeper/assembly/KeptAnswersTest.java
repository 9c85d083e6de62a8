package org.hostkeeper.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Answers to what connections ask")
class KeptAnswersTest {
    private static final HostName HOST = new HostName("web1");
    private static final Asked SUDO = new Asked.SudoPassword("op");

    private final ForgetfulSecrets secrets = new ForgetfulSecrets();

    /** Somebody who gives these answers, in this order, and then none. */
    private static class Person implements Questions {
        private final Deque<String> answers = new ArrayDeque<>();
        private int asked;
        private boolean keeping;
        final List<String> names = new CopyOnWriteArrayList<>();

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
        public Optional<Secret> named(String name, boolean again) {
            names.add(again ? name + " again" : name);
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

    /** A login that took the second password, or the second key, once made sudo's known password count as unknown. */
    @Test
    void sudo_stays_known_when_it_was_another_answer_that_was_wrong() {
        KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, new Person("open sesame"));
        answers.sudoPassword(HOST, "op");
        answers.told(HOST, new Asked.Password("op"), false);
        answers.told(HOST, new Asked.Passphrase("/key"), false);
        assertThat(answers.knowsSudo(HOST)).isTrue();

        answers.told(HOST, SUDO, false);
        assertThat(answers.knowsSudo(HOST)).isFalse();
    }

    @Test
    void sudo_goes_with_the_host_when_it_is_renamed_and_is_unknown_when_it_is_forgotten() {
        HostName after = new HostName("web2");
        KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, new Person("open sesame"));
        answers.sudoPassword(HOST, "op");
        answers.renamed(HOST, after);
        assertThat(List.of(answers.knowsSudo(HOST), answers.knowsSudo(after))).containsExactly(false, true);

        answers.forget(after);
        assertThat(answers.knowsSudo(after)).isFalse();
    }

    @Nested
    class to_what_a_change_refers_to {
        private final SecretReference reference = SecretReference.of("broker", secret("horse"), new Random(1));

        private String words(KeptAnswers answers) {
            return KeptAnswersTest.words(answers.secret(reference));
        }

        @Test
        void come_from_a_person_who_is_asked_until_it_is_the_one_that_was_meant_and_never_again() {
            Person person = new Person("cow", "donkey", "horse");
            KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, person);
            assertThat(words(answers)).isEqualTo("horse");
            assertThat(words(answers)).isEqualTo("horse");
            assertThat(person.names).containsExactly("broker", "broker again", "broker again");
            assertThat(secrets.find("broker")).isEmpty();
        }

        @Test
        void end_when_nobody_answers() {
            Person person = new Person("cow");
            assertThat(words(new KeptAnswers(Questions.unanswered(), secrets, person))).isEqualTo("(none)");
            assertThat(person.names).containsExactly("broker", "broker again");
        }

        @Test
        void come_from_what_is_kept_if_that_is_the_one() {
            secrets.keep("broker", secret("horse"));
            Person person = new Person();
            assertThat(words(new KeptAnswers(Questions.unanswered(), secrets, person))).isEqualTo("horse");
            assertThat(person.names).isEmpty();

            secrets.keep("broker", secret("cow"));
            assertThat(words(new KeptAnswers(Questions.unanswered(), secrets, new Person("horse")))).isEqualTo("horse");
        }

        @Test
        void are_asked_for_once_when_many_hosts_want_them_at_the_same_time() throws Exception {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch answer = new CountDownLatch(1);
            Person person = new Person("horse") {
                @Override
                public Optional<Secret> named(String name, boolean again) {
                    asked.countDown();
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return super.named(name, again);
                }
            };
            KeptAnswers answers = new KeptAnswers(Questions.unanswered(), secrets, person);
            List<CompletableFuture<String>> hosts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                hosts.add(CompletableFuture.supplyAsync(() -> words(answers), Thread.ofVirtual()::start));
            }
            asked.await();
            answer.countDown();
            assertThat(hosts).allSatisfy(host -> assertThat(host.join()).isEqualTo("horse"));
            assertThat(person.names).containsExactly("broker");
        }
    }
}
