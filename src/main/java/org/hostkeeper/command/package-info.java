/** Commands that a person has run on many hosts: split without a shell, planned, journalled, and told with what they said. */
@NullMarked
package org.hostkeeper.command;

import org.jspecify.annotations.NullMarked;
