package org.hostkeeper.remote.ssh;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** Refuses session channels beyond a number, as sshd does with MaxSessions. */
final class FewChannels extends ChannelSessionFactory {
    final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final int most;

    FewChannels(int most) {
        this.most = most;
    }

    @Override
    public Channel createChannel(Session session) {
        return new ChannelSession() {
            @Override
            protected OpenFuture doInit(Buffer buffer) {
                if (open.incrementAndGet() <= most) {
                    addCloseFutureListener(_ -> open.decrementAndGet());
                    return super.doInit(buffer);
                }
                open.decrementAndGet();
                refused.incrementAndGet();
                OpenFuture refusal = new DefaultOpenFuture(this, this);
                refusal.setException(new SshChannelOpenException(
                        getChannelId(), SshConstants.SSH_OPEN_RESOURCE_SHORTAGE, "no more sessions"));
                return refusal;
            }
        };
    }
}
