package org.hostkeeper.planted.http.desktop;

import com.sun.net.httpserver.HttpServer;

/** Serves HTTP outside of the agent. */
public interface Web {
    HttpServer server();
}
