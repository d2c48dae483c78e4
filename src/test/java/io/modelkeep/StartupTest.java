package io.modelkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartupTest {
  @AfterEach
  void forget() {
    System.clearProperty(Startup.EVENT_LOOPS);
  }

  @Test
  void connectionsHaveAThreadPerProcessor() {
    Startup.limitEventLoops(new SmallRyeConfigBuilder().build());

    assertThat(System.getProperty(Startup.EVENT_LOOPS))
        .isEqualTo(Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void numberOfThreadsForConnectionsThatTheOperatorChoseStays() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder().withDefaultValue(Startup.EVENT_LOOPS, "7").build();

    Startup.limitEventLoops(config);

    assertThat(System.getProperty(Startup.EVENT_LOOPS)).isNull();
  }
}
