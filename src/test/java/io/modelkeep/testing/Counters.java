package io.modelkeep.testing;

import static io.restassured.RestAssured.given;

/** What the server under test has counted. */
public final class Counters {
  private Counters() {}

  /**
   * @param name as Prometheus reads it
   */
  public static double valueOf(String name) {
    return given()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }
}
