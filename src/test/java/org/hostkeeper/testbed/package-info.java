/** Real hosts for tests: boots them through testbed/testbed, hands them to test methods, breaks and heals them. */
@NullMarked
package org.hostkeeper.testbed;

import org.jspecify.annotations.NullMarked;
