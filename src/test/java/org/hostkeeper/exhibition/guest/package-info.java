@org.jspecify.annotations.NullMarked
package org.hostkeeper.exhibition.guest;
