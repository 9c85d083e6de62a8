package org.hostkeeper.testbed;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link TestBed} does: decides whether such a class runs, boots its hosts before its first test, hands them to
 * parameters, heals them after each test. The class's store closes the {@link Lease} after its last test.
 */
final class TestBedExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(TestBedExtension.class);
    private static final String SWITCH = "HOSTKEEPER_TESTBED";
    private static final String HOW = SWITCH + "=required runs the tests on real hosts (as root; see testbed/README.md)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String wish = Optional.ofNullable(System.getenv(SWITCH)).orElse("");
        return switch (wish) {
            case "required" -> ConditionEvaluationResult.enabled("real hosts are required");
            case "" -> {
                sayOnce(context);
                yield ConditionEvaluationResult.disabled(HOW);
            }
            default -> throw new IllegalStateException(SWITCH + "=" + wish + " means nothing. " + HOW);
        };
    }

    private static void sayOnce(ExtensionContext context) {
        context.getRoot().getStore(NAMESPACE).computeIfAbsent("said", key -> {
            System.out.println("Skipped: " + HOW);
            return true;
        });
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        lease(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHost.class;
    }

    @Override
    public TestHost resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var hosts = lease(context).hosts();
        long before = Arrays.stream(parameter.getDeclaringExecutable().getParameterTypes())
                .limit(parameter.getIndex())
                .filter(type -> type == TestHost.class)
                .count();
        if (before >= hosts.size()) {
            throw new ParameterResolutionException("%s asks for more hosts than @TestBed(hosts = %d) has"
                    .formatted(parameter.getDeclaringExecutable(), hosts.size()));
        }
        return hosts.get((int) before);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        lease(context).hosts().forEach(TestHost::heal);
    }

    /** Found again from nested classes and methods: a store knows what its parents hold. */
    private static Lease lease(ExtensionContext context) {
        Store store = classOf(context).getStore(NAMESPACE);
        return store.computeIfAbsent(Lease.class, key -> new Lease(new TestBedScript(), count(context)), Lease.class);
    }

    /** The outermost class, whose store lives until its last test, nested ones included. */
    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext each = context;
        while (each.getParent().isPresent() && each.getParent().get().getTestClass().isPresent()) {
            each = each.getParent().get();
        }
        return each;
    }

    private static int count(ExtensionContext context) {
        Class<?> outermost = classOf(context).getRequiredTestClass();
        return AnnotationSupport.findAnnotation(outermost, TestBed.class)
                .map(TestBed::hosts)
                .orElseThrow(() -> new IllegalStateException(outermost + " has no @TestBed"));
    }
}
