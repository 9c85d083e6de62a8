/** What is deployed on hosts, with its known defects, and taking it over: each feature contributes what it knows. */
@NullMarked
package org.hostkeeper.adoption;

import org.jspecify.annotations.NullMarked;
