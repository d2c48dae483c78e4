package io.modelkeep.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
  @ParameterizedTest
  @EnumSource
  void stageIsReadFromItsLabelInAnyCase(Stage stage) {
    assertThat(Stage.parse(stage.label())).isEqualTo(stage);
    assertThat(Stage.parse(stage.label().toUpperCase(Locale.ROOT))).isEqualTo(stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Prod", "Production "})
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> Stage.parse(text))
        .hasMessage(
            "Invalid Model Version stage: %s. Value must be one of None, Staging, Production,"
                    .formatted(text)
                + " Archived.");
  }

  @Test
  void stagingAndProductionServe() {
    assertThat(Arrays.stream(Stage.values()).filter(Stage::isActive))
        .containsExactly(Stage.STAGING, Stage.PRODUCTION);
  }
}
