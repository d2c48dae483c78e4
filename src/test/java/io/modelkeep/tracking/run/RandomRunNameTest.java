package io.modelkeep.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class RandomRunNameTest {
  @RepeatedTest(20)
  void nameIsTwoWordsAndANumber() {
    assertThat(new RandomRunName().next()).matches("[a-z]+-[a-z]+-(1000|\\d{1,3})");
  }
}
