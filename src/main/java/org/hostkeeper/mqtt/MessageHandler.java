package org.hostkeeper.mqtt;

/**
 * Who takes what came in. Called on the connection's own thread, message by message in the order of arrival, so it hands
 * long work on and returns; it may publish and subscribe.
 */
@FunctionalInterface
public interface MessageHandler {
    void accept(Message message);
}
