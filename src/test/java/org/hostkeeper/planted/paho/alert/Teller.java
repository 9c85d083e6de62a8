package org.hostkeeper.planted.paho.alert;

import org.eclipse.paho.client.mqttv3.MqttAsyncClient;

/** Knows the MQTT library outside of its room. */
public interface Teller {
    MqttAsyncClient client();
}
