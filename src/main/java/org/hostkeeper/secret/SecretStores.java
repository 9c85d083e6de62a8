package org.hostkeeper.secret;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Chooses where secrets are kept: the keyring if it works, else the vault, else memory only. */
public final class SecretStores {
    private SecretStores() {}

    /**
     * Returns at once; a place is tried when it is used, and one that fails is not tried again before the next start.
     *
     * @param told hears why a place is not used, so that a person can be told; called on the thread that uses a secret
     */
    public static Secrets open(Secrets keyring, Secrets vault, Consumer<Problem> told) {
        return new FirstThatWorks(List.of(keyring, vault, new MemorySecrets()), told);
    }

    /** A place that answers {@link Problem.SecretsUnavailable} is left for the next one; memory never answers that. */
    private static final class FirstThatWorks implements Secrets {
        private final Deque<Secrets> places;
        private final Consumer<Problem> told;

        private FirstThatWorks(List<Secrets> places, Consumer<Problem> told) {
            this.places = new ArrayDeque<>(places);
            this.told = told;
        }

        @Override
        public Optional<Secret> find(String name) {
            return using(place -> place.find(name));
        }

        @Override
        public void keep(String name, Secret secret) {
            this.<Optional<Secret>>using(place -> {
                place.keep(name, secret);
                return Optional.empty();
            });
        }

        @Override
        public void forget(String name) {
            this.<Optional<Secret>>using(place -> {
                place.forget(name);
                return Optional.empty();
            });
        }

        /** The place in use, or the first that will be tried. */
        @Override
        public synchronized String where() {
            return places.getFirst().where();
        }

        /** One use at a time, so that a person is asked one question at a time. */
        private synchronized <T> T using(Function<Secrets, T> work) {
            while (places.size() > 1) {
                try {
                    return work.apply(places.getFirst());
                } catch (ProblemException e) {
                    if (!(e.problem() instanceof Problem.SecretsUnavailable)) {
                        throw e;
                    }
                    leave(e.problem());
                }
            }
            return work.apply(places.getFirst());
        }

        private void leave(Problem why) {
            places.removeFirst();
            told.accept(why);
            if (places.size() == 1) {
                told.accept(new Problem.Refused(Text.of("secret", "keeping"), Text.of("secret", "keeping.memory")));
            }
        }
    }
}
