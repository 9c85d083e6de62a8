/** The known defects of deployed module managers (docs/contracts.md, the agent), as a host really has them, and what mends each. */
@NullMarked
package org.hostkeeper.deployment.defect;

import org.jspecify.annotations.NullMarked;
