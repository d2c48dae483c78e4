package io.modelkeep;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import io.quarkus.runtime.ImageMode;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Lets the JVM give memory back while nothing happens: without this, an idle server keeps what its
 * start took. Flags would do the same, but {@code java -jar} carries none.
 */
final class IdleMemory {
  /** The collector looks at an idle heap this often, and leaves free at most this share of it. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "G1PeriodicGCInterval", "15000", // milliseconds
          "MinHeapFreeRatio", "20", // percent
          "MaxHeapFreeRatio", "40");

  private IdleMemory() {}

  static void giveBack() {
    var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (ImageMode.current() != ImageMode.JVM || jvm == null) {
      return; // Neither a native image nor another vendor's JVM has these options.
    }
    jvm.getDiagnosticOptions().stream()
        .filter(option -> OPTIONS.containsKey(option.getName()))
        // What the operator chose stays.
        .filter(option -> option.getOrigin() == VMOption.Origin.DEFAULT)
        .forEach(option -> jvm.setVMOption(option.getName(), OPTIONS.get(option.getName())));
  }
}
