package org.hostkeeper.demo;

import java.util.Optional;
import org.hostkeeper.demo.program.Sudo;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.ForwardedQuestions;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/** Answers what the demo's hosts ask, so that nobody has to know the one password there is; it guards nothing. */
public final class DemoQuestions extends ForwardedQuestions {
    public DemoQuestions() {
        super(Questions.unanswered());
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return Optional.of(Secret.of(Sudo.PASSWORD.toCharArray()));
    }
}
