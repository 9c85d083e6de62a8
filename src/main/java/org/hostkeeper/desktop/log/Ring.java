package org.hostkeeper.desktop.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A queue whose elements can be reached by number and taken from both ends, each at once: what a bounded list of lines needs. */
final class Ring<T> {
    private static final int SMALLEST = 64;

    private @Nullable Object[] places = new Object[SMALLEST];
    private int head;
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    T get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        Object found = places[place(index)];
        if (found == null) {
            throw new IllegalStateException("A hole at " + index);
        }
        return (T) found;
    }

    T first() {
        return get(0);
    }

    T last() {
        return get(size - 1);
    }

    void add(T element) {
        if (size == places.length) {
            grow();
        }
        places[place(size++)] = element;
    }

    T removeFirst() {
        T gone = first();
        places[head] = null;
        head = place(1);
        size--;
        return gone;
    }

    T removeLast() {
        T gone = last();
        places[place(--size)] = null;
        return gone;
    }

    void clear() {
        places = new Object[SMALLEST];
        head = 0;
        size = 0;
    }

    private int place(int index) {
        return (head + index) & (places.length - 1);
    }

    private void grow() {
        @Nullable Object[] larger = Arrays.copyOfRange(places, head, head + places.length * 2);
        System.arraycopy(places, 0, larger, places.length - head, head);
        places = larger;
        head = 0;
    }
}
