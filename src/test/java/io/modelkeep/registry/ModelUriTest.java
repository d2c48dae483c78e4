package io.modelkeep.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelUriTest {
  @ParameterizedTest
  @CsvSource({
    "models:/m-1234,         m-1234,,,,",
    "models:/a b/3,          ,a b,3,,",
    "models:/a/007,          ,a,007,,",
    "models:/a/Production,   ,a,,Production,",
    "models:/a/latest,       ,a,,,",
    "models:/a/LATEST,       ,a,,,",
    "models:/a@champion,     ,a,,,champion",
    "models:/a@b@champion,   ,a@b,,,champion",
    "MODELS:/a/3,            ,a,3,,",
    "models:///a/3,          ,a,3,,",
  })
  void formsAreToldApart(
      String uri, String modelId, String name, String version, String stage, String alias) {
    assertThat(ModelUri.parse(uri)).contains(new ModelUri(modelId, name, version, stage, alias));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs:/a/b",
        "models:a",
        "models:/",
        "models:/a/b/c",
        "models:/a/",
        "models:/ /1",
        "models:/a@",
        "a",
        ""
      })
  void otherTextsAreNone(String text) {
    assertThat(ModelUri.parse(text)).isEmpty();
  }
}
