package org.hostkeeper.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("In the house,")
class HouseRulesTest {
    private static final String HOUSE = "org.hostkeeper";

    @TestFactory
    @DisplayName("each rule holds:")
    Stream<DynamicTest> rulesHold() {
        JavaClasses house = house();
        HouseRules rules = new HouseRules(HOUSE);
        return rules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    EvaluationResult result =
                            rule.getValue().allowEmptyShould(true).evaluate(house);
                    assertThat(result.getFailureReport().getDetails()).isEmpty();
                }));
    }

    @Test
    @DisplayName("every room has a floor")
    void everyRoomIsKnown() {
        JavaClasses house = house();

        assertThat(house.contain("org.hostkeeper.host.Host")).isTrue();
        assertThat(new HouseRules(HOUSE).unknown(house)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "arrows go down only, upward",
        "features do not know each other, neighbours",
        "no package cycles, circle",
        "only composition roots name adapters, adapter",
        "only desktop imports JavaFX, javafx",
        "only desktop.terminal imports JediTermFX, jediterm",
        "only remote.ssh imports JSch, jsch",
        "only store speaks SQL, sql",
        "only demo serves SSH, sshd",
        "only mqtt imports Paho, paho",
        "only alert sends mail, mail",
        "only secret.keyring opens the keyring, keyring",
        "only agent serves HTTP, http",
        "only desktop.fx crosses to the FX thread, crossing",
        "programs are started in few places, starter",
        "own files are replaced in one way, replacing",
        "no vague packages, vague",
        "no static mutable state, state",
        "no static mutable state, counter"
    })
    @DisplayName("each rule can fail:")
    void rulesCanFail(String rule, String planted) {
        String root = "org.hostkeeper.planted." + planted;
        JavaClasses crooked = new ClassFileImporter().importPackages(root);

        EvaluationResult result =
                Objects.requireNonNull(new HouseRules(root).all().get(rule), rule).evaluate(crooked);

        assertThat(result.getFailureReport().getDetails()).isNotEmpty();
    }

    @Test
    @DisplayName("a room that no rule knows would be found")
    void unknownRoom() {
        JavaClasses crooked = new ClassFileImporter().importPackages("org.hostkeeper.planted.vague");

        assertThat(new HouseRules("org.hostkeeper.planted.vague").unknown(crooked))
                .containsExactly("org.hostkeeper.planted.vague.util");
    }

    /** Tests are what stands where this test does, whatever the folder is called. */
    private static JavaClasses house() {
        String tests = HouseRulesTest.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        ImportOption withoutTests = location -> !location.contains(tests);
        return new ClassFileImporter().withImportOption(withoutTests).importPackages(HOUSE);
    }
}
