package io.modelkeep.tracking.loggedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTagTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "[]", "null", "5", "{\"name\": \"iris\"}", "[{"})
  void firstVersionBeginsTheList(String before) {
    assertThat(VersionsTag.with(before, "iris", 1))
        .isEqualTo("[{\"name\": \"iris\", \"version\": 1}]");
  }

  @Test
  void furtherVersionsFollowInOrder() {
    String one = VersionsTag.with(null, "iris", 2);

    assertThat(VersionsTag.with(one, "wine", 1))
        .isEqualTo("[{\"name\": \"iris\", \"version\": 2}, {\"name\": \"wine\", \"version\": 1}]");
  }

  @Test
  void versionIsListedOnce() {
    String one = VersionsTag.with(null, "iris", 1);

    assertThat(VersionsTag.with(one, "iris", 1)).isEqualTo(one);
  }

  @Test
  void whatClientsWroteStays() {
    String ofClient = "[{\"name\":\"iris\",\"version\":\"1\"}, {}, []]";

    assertThat(VersionsTag.with(ofClient, "iris", 1))
        .isEqualTo(
            "[{\"name\": \"iris\", \"version\": \"1\"}, {}, [], {\"name\": \"iris\", \"version\":"
                + " 1}]");
  }

  @Test
  void namesAreEscapedAsPythonDoes() {
    assertThat(VersionsTag.with(null, "花 \"x\"", 1))
        .isEqualTo("[{\"name\": \"\\u82b1 \\\"x\\\"\", \"version\": 1}]");
  }
}
