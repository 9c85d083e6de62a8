package org.hostkeeper.planted.sql.plan;

import java.sql.ResultSet;

/** Speaks SQL outside of the store. */
public interface Rows {
    ResultSet rows();
}
