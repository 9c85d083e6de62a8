package org.hostkeeper.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Asks for real hosts, because a simulated one only knows what its author believed. The class gets fresh hosts for
 * itself; every {@link TestHost} parameter of a constructor, a test or a life-cycle method is one of them, counted from
 * the left. After each test whatever it broke is healed, except that files stay and a changed host key stays changed.
 *
 * <p>Such classes are named {@code …IT}. They run when {@code HOSTKEEPER_TESTBED=required} is set, and then a host that
 * does not boot fails them; else they are skipped, since hosts need root and change bridges and cgroups.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("testbed")
@ExtendWith(TestBedExtension.class)
public @interface TestBed {
    /** How many hosts the class works with at the same time. */
    int hosts() default 1;
}
