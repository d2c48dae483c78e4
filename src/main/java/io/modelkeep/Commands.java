package io.modelkeep;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the program can be told to do instead of serving: the words after {@code -jar}.
 *
 * <p>Described by calls and not by annotations, which would have to be read by reflection.
 */
final class Commands {
  static final String GC = "gc";
  static final String OLDER_THAN = "--older-than";
  static final String RUN_IDS = "--run-ids";
  static final String EXPERIMENT_IDS = "--experiment-ids";
  static final String LOGGED_MODEL_IDS = "--logged-model-ids";
  static final String DRY_RUN = "--dry-run";

  private Commands() {}

  /**
   * Does what the words say, if that takes no server; else tells what to start.
   *
   * @param start starts the application for a command that was understood
   * @return the exit code: 2 for words that are not understood
   */
  static int execute(String[] words, Runnable start) {
    return commandLine()
        .setExecutionStrategy(
            result -> {
              Integer help = CommandLine.executeHelpRequest(result);
              if (help == null) {
                start.run();
              }
              return help == null ? CommandLine.ExitCode.OK : help;
            })
        .execute(words);
  }

  /** The options of the command; the words were understood before. */
  static ParseResult parse(String[] words) {
    return commandLine().parseArgs(words).subcommand();
  }

  private static CommandLine commandLine() {
    CommandSpec program = CommandSpec.create().name("modelkeep").addOption(help());
    program.addSubcommand(GC, gc());
    program.usageMessage().description("Without a command: starts the server.");
    return new CommandLine(program);
  }

  private static CommandSpec gc() {
    CommandSpec gc = CommandSpec.create().addOption(help());
    gc.usageMessage()
        .description(
            "Permanently deletes runs, experiments and logged models that were deleted, with their"
                + " artifacts. Keeps what a registered version needs. A collection that was"
                + " stopped is finished by the next one.");
    gc.addOption(
        text(OLDER_THAN, "<age>", "Only what was deleted as long ago: 30d, 8h, 2d8h5m20s."));
    gc.addOption(ids(RUN_IDS, "runs"));
    gc.addOption(ids(EXPERIMENT_IDS, "experiments, with all that is in them"));
    gc.addOption(ids(LOGGED_MODEL_IDS, "logged models"));
    gc.addOption(
        OptionSpec.builder(DRY_RUN)
            .type(boolean.class)
            .description("Only tells what would be deleted.")
            .build());
    return gc;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Tells what can be said here.")
        .build();
  }

  private static OptionSpec ids(String name, String what) {
    return text(name, "<id,...>", "Only these %s. All must be deleted.".formatted(what));
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The comma-separated values of an option; none if it was not given. */
  static List<String> list(ParseResult options, String name) {
    String value = options.matchedOptionValue(name, "");
    return Arrays.stream(value.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
  }
}
