package io.modelkeep.ui;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What the web UI has pages for and this server does not offer: the whole list of it.
 *
 * <p>Such a page reads before it shows anything, and gets what MLflow's server answers as long as
 * there is nothing: so it is empty and not broken. All else is refused with the name of the
 * feature, which the UI shows. A feature that is built loses its row here.
 */
enum UnofferedFeature {
  TRACES(
      "traces",
      "traces",
      Map.of(
          "GET 2.0/traces", "{}",
          "POST 3.0/traces/search", "{}",
          "POST 3.0/traces/metrics", "{\"data_points\": []}")),
  EVALUATION_DATASETS("evaluation datasets", "datasets", Map.of("POST 3.0/datasets/search", "{}")),
  SCORERS(
      "scorers",
      "scorers?",
      Map.of("GET 3.0/scorers/list", "{}", "GET 3.0/scorers/online-configs", "{\"configs\": []}")),
  WEBHOOKS("webhooks", "webhooks", Map.of("GET 2.0/webhooks", "{}")),
  GATEWAY(
      "the AI gateway",
      "gateway(?:-proxy)?",
      Map.ofEntries(
          Map.entry("GET 2.0/gateway-proxy", "{\"endpoints\": []}"),
          Map.entry("GET 3.0/gateway/endpoints/list", "{}"),
          Map.entry("GET 3.0/gateway/endpoints/bindings/list", "{}"),
          Map.entry("GET 3.0/gateway/model-definitions/list", "{}"),
          Map.entry("GET 3.0/gateway/secrets/list", "{}"),
          Map.entry("GET 3.0/gateway/guardrails/list", "{}"),
          Map.entry("GET 3.0/gateway/budgets/list", "{}"),
          Map.entry("GET 3.0/gateway/budgets/windows", "{}"),
          Map.entry(
              "GET 3.0/gateway/secrets/config",
              "{\"secrets_available\": false, \"using_default_passphrase\": false}"),
          Map.entry("GET 3.0/gateway/supported-providers", "{\"providers\": []}"),
          Map.entry("GET 3.0/gateway/supported-models", "{\"models\": []}"))),
  REVIEWS(
      "reviews",
      "review-queues|label-schemas",
      Map.of(
          "GET 3.0/review-queues/list", "{\"next_page_token\": \"\"}",
          // The page asks for the user's own queue as soon as it opens, and can do without.
          "POST 3.0/review-queues/get-or-create-user", "{}",
          "GET 3.0/label-schemas/list", "{}")),
  MCP_SERVERS(
      "the registry of MCP servers",
      "mcp-servers",
      Map.of("GET 3.0/mcp-servers", "{\"mcp_servers\": [], \"next_page_token\": null}")),
  ASSISTANT(
      "the assistant",
      "assistant",
      Map.of(
          "GET 3.0/assistant/config",
          "{\"providers\": {}, \"projects\": {}, \"remote_access_allowed\": false}",
          "GET 3.0/assistant/providers",
          "{\"providers\": []}")),
  JOBS("jobs", "jobs|genai|demo", Map.of()),
  PROMPT_OPTIMIZATION(
      "prompt optimization",
      "prompt-optimization",
      Map.of("POST 3.0/prompt-optimization/jobs/search", "{}")),
  ISSUES("issues", "issues", Map.of("POST 3.0/issues/search", "{\"next_page_token\": \"\"}")),
  /** The UI counts clicks unless told not to; nothing is kept, and nothing is sent anywhere. */
  TELEMETRY(
      "telemetry",
      "ui-telemetry",
      Map.of(
          "GET 3.0/ui-telemetry",
          "{\"disable_ui_telemetry\": true, \"disable_ui_events\": [], \"ui_rollout_percentage\": 0}",
          "POST 3.0/ui-telemetry",
          "{\"status\": \"disabled\"}"));

  /** Those of all rows, for the route: other paths stay with the resources that have them. */
  static final String ROOTS =
      "traces|datasets|scorers?|webhooks|gateway(?:-proxy)?|review-queues|label-schemas|mcp-servers"
          + "|assistant|jobs|genai|demo|prompt-optimization|issues|ui-telemetry";

  private final String title;
  private final String roots;
  private final Map<String, String> emptyReads;

  /**
   * @param title what a user calls it
   * @param roots a pattern of the first part of its paths, after {@code mlflow/}
   * @param emptyReads JSON by method, API version and path
   */
  UnofferedFeature(String title, String roots, Map<String, String> emptyReads) {
    this.title = title;
    this.roots = roots;
    this.emptyReads = emptyReads;
  }

  /**
   * @param call the path after {@code mlflow/}
   */
  static Optional<UnofferedFeature> of(String call) {
    String root = call.split("/", 2)[0];
    return Arrays.stream(values()).filter(feature -> root.matches(feature.roots)).findFirst();
  }

  String roots() {
    return roots;
  }

  String title() {
    return title;
  }

  /** What MLflow's server answers to this read while there is nothing; empty for another call. */
  Optional<String> emptyRead(String method, String version, String call) {
    return Optional.ofNullable(emptyReads.get("%s %s/%s".formatted(method, version, call)));
  }
}
