package io.modelkeep.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AbsentUiTest {
  @Test
  void aServerBuiltWithoutTheUiSaysHowToAddIt() throws IOException {
    // Neither the request nor its headers matter to this page.
    var answer = new UiResource(new UiFiles("nowhere"), null, null).page();

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getMediaType()).hasToString("text/html;charset=utf-8");
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.getEntity())
        .asString()
        .contains("Modelkeep is running", "./mvnw package", "target/mlflow-ui");
  }
}
