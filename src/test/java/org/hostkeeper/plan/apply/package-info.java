/** Plans carried out on this machine, in folders of the tests, with faults in every place. */
@NullMarked
package org.hostkeeper.plan.apply;

import org.jspecify.annotations.NullMarked;
