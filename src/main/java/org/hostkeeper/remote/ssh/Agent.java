package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The keys of an ssh-agent. One that is not there or does not answer in time is noted, and costs nothing more. */
final class Agent {
    private static final int ANSWER_SECONDS = 5;

    private Agent() {}

    static List<Identity> identities(String socket, Patience patience, Tried tried) {
        CompletableFuture<List<Identity>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("agent").start(() -> {
            try {
                answer.complete(List.copyOf(
                        new AgentIdentityRepository(new SSHAgentConnector(Path.of(socket))).getIdentities()));
            } catch (AgentProxyException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
                    .<Identity>map(key -> new AgentKey(key, patience, tried))
                    .toList();
        } catch (ExecutionException | TimeoutException e) {
            tried.note("ssh-agent " + socket + " (does not answer)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /** The public key of an agent's identity, without counting it as offered. */
    static byte[] blobOf(Identity identity) {
        return identity instanceof AgentKey held ? held.key().getPublicKeyBlob() : identity.getPublicKeyBlob();
    }

    /** A key whose signature may take a person's touch or word, during which nothing runs out. */
    private record AgentKey(Identity key, Patience patience, Tried tried) implements Identity {
        @Override
        public byte[] getPublicKeyBlob() {
            tried.note("ssh-agent: " + key.getName());
            return key.getPublicKeyBlob();
        }

        @Override
        public byte @Nullable [] getSignature(byte[] data) {
            return patience.paused(() -> key.getSignature(data));
        }

        @Override
        public byte @Nullable [] getSignature(byte[] data, String algorithm) {
            return patience.paused(() -> key.getSignature(data, algorithm));
        }

        @Override
        public String getAlgName() {
            return key.getAlgName();
        }

        @Override
        public String getName() {
            return key.getName();
        }

        @Override
        public boolean setPassphrase(byte @Nullable [] ignored) {
            return true;
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }

        @Override
        public void clear() {}
    }
}
