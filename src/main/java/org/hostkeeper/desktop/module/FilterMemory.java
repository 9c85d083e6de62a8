package org.hostkeeper.desktop.module;

/** Where saved filters are kept between starts, as one text. */
public interface FilterMemory {
    String recall();

    void keep(String filters);

    /** For as long as the window is open. */
    static FilterMemory fleeting() {
        return new FilterMemory() {
            @Override
            public String recall() {
                return "";
            }

            @Override
            public void keep(String filters) {}
        };
    }
}
