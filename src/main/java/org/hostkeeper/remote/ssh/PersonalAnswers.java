package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Brings the library's questions to {@link Questions}. One password is tried once: as the answer to a
 * keyboard-interactive question for a password, or as the password method's, never twice.
 */
final class PersonalAnswers implements UserInfo, UIKeyboardInteractive {
    private final HostName host;
    private final String user;
    private final Questions questions;
    private final Patience patience;
    private final Tried tried;
    private Optional<Secret> password = Optional.empty();
    private boolean passwordGiven;
    private boolean passwordTried;

    PersonalAnswers(HostName host, String user, Questions questions, Patience patience, Tried tried) {
        this.host = host;
        this.user = user;
        this.questions = questions;
        this.patience = patience;
        this.tried = tried;
    }

    @Override
    public boolean promptPassword(String message) {
        if (!passwordGiven) {
            password = askedForPassword();
        }
        return password.isPresent();
    }

    /** Tells whoever gave a password, if one was given at all, how it did. */
    void told(boolean right) {
        if (passwordTried) {
            patience.paused(() -> questions.told(host, new Asked.Password(user), right));
        }
    }

    private Optional<Secret> askedForPassword() {
        passwordGiven = true;
        Optional<Secret> answer = patience.paused(() -> questions.password(host, user));
        passwordTried = answer.isPresent();
        answer.ifPresent(_ -> tried.note("password"));
        return answer;
    }

    /** The library wants a string; it is gone with the connection attempt. */
    @Override
    public @Nullable String getPassword() {
        try (Secret secret = password.orElse(Secret.of(new char[0]))) {
            password = Optional.empty();
            return text(secret);
        }
    }

    @Override
    public String @Nullable [] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompts, boolean[] echo) {
        if (prompts.length == 0) {
            return new String[0];
        }
        List<Boolean> visible = IntStream.range(0, echo.length).mapToObj(i -> echo[i]).toList();
        Optional<List<Secret>> answers = isForPassword(prompts, echo) && !passwordGiven
                ? askedForPassword().map(List::of)
                : Optional.empty();
        return answers.or(() -> patience.paused(
                        () -> questions.answers(host, user, instruction, List.of(prompts), visible)))
                .filter(list -> list.size() == prompts.length)
                .map(this::texts)
                .orElse(null);
    }

    private static boolean isForPassword(String[] prompts, boolean[] echo) {
        return prompts.length == 1 && !echo[0] && prompts[0].toLowerCase(Locale.ROOT).contains("password");
    }

    private String[] texts(List<Secret> answers) {
        tried.note("keyboard-interactive");
        String[] texts = answers.stream().map(PersonalAnswers::text).toArray(String[]::new);
        answers.forEach(Secret::destroy);
        return texts;
    }

    private static String text(Secret secret) {
        return new String(secret.utf8(), StandardCharsets.UTF_8);
    }

    /** Key files ask for themselves. */
    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    /** Host keys are the doorkeeper's. */
    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {}
}
