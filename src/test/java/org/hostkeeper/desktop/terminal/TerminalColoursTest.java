package org.hostkeeper.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.hostkeeper.desktop.theme.Theme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WCAG 2.2: 1.4.3 asks for 4.5 to 1, 1.4.6 for 7 to 1. What two colours a program puts together is the program's choice. */
@DisplayName("The colours of a terminal")
class TerminalColoursTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    @DisplayName("can be read on the theme's ground, and the usual letters on each of them")
    void canBeRead(Theme theme) {
        TerminalColours colours = TerminalColours.of(theme);
        double least = theme == Theme.CONTRAST ? 7 : 4.5;
        assertThat(contrast(colours.text(), colours.ground())).isGreaterThan(least);
        assertThat(contrast(colours.markedText(), colours.marked())).isGreaterThan(least);
        assertThat(colours.sixteen()).hasSize(16).allSatisfy(colour ->
                assertThat(contrast(colour, colours.ground())).isGreaterThan(least));
        assertThat(IntStream.range(0, 16).map(colours::behind).boxed()).allSatisfy(behind -> {
            assertThat(contrast(colours.text(), behind)).isGreaterThan(7);
            assertThat(colours.sixteen()).allSatisfy(colour -> assertThat(contrast(colour, behind)).isGreaterThan(2.7));
        });
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
