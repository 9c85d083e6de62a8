package org.hostkeeper.agent.web;

import java.util.Locale;

/**
 * What of a request a route may look at.
 *
 * @param parameter the value of the path's one placeholder, or ""
 */
record Request(String parameter, String body, Locale language) {}
