package io.modelkeep.tracking.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names for runs and logged models that were given none: three parts that people can say, as MLflow
 * makes them, of words that MLflow has too, so that a given name is known from a chosen one.
 */
@ApplicationScoped
public class RandomRunName {
  private static final int MAX_NUMBER = 1000;

  private static final List<String> MOODS =
      words(
          """
          able adaptable agreeable ambitious amusing auspicious awesome bold bright calm capable
          carefree caring charming clean colorful dapper dazzling delightful efficient enchanting
          fearless flawless fortunate funny gentle gifted gregarious honorable industrious
          inquisitive intelligent invincible kindly learned likeable luminous lyrical marvelous
          melodic nimble orderly peaceful persistent placid polite powerful receptive resilient
          selective sincere skillful smiling stately stylish thoughtful trusting unique upbeat
          useful valuable welcoming wise youthful zealous""");

  private static final List<String> THINGS =
      words(
          """
          ant bear bee bird carp cat colt conch crane deer dog dolphin dove duck eel elk fawn
          finch fish foal fox frog goose gull hare hawk hen horse jay kite lamb lark lynx mink
          moose moth mouse newt owl ox panda penguin perch quail ram robin seal shark sheep shrew
          sloth snail squirrel stag stoat stork swan tern toad trout turtle vole whale wolf wren
          yak zebra""");

  public String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return MOODS.get(random.nextInt(MOODS.size()))
        + "-"
        + THINGS.get(random.nextInt(THINGS.size()))
        + "-"
        + random.nextInt(MAX_NUMBER + 1);
  }

  private static List<String> words(String text) {
    return List.of(text.split("\\s"));
  }
}
