package org.hostkeeper.agent.vm;

/**
 * Why a machine is reverted.
 *
 * @param reason as {@link VmControl.Incident#reason}
 * @param detail in English
 * @param since when it was known, by the monotonic clock
 * @param byItself no person asked for it: then it is counted
 */
record Cause(String reason, String detail, long since, boolean byItself) {}
