package io.modelkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class IdleMemoryTest {
  @Test
  void idleHeapIsLookedAtEveryFifteenSeconds() {
    IdleMemory.giveBack();

    var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    assertThat(jvm.getVMOption("G1PeriodicGCInterval").getValue()).isEqualTo("15000");
    assertThat(jvm.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo("40");
  }
}
