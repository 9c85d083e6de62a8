/**
 * Brokers that a console keeps: who is at them and how their modules are, commands with their answers, topics under any
 * flood, and retained messages that can be cleared and put back.
 */
@NullMarked
package org.hostkeeper.broker;

import org.jspecify.annotations.NullMarked;
