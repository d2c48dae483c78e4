package io.modelkeep.ui.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a query may ask for at once. Source: MLflow {@code server/graphql/graphql_no_batching.py}.
 */
@Singleton
class QueryLimits {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_SELECTIONS = 1000;
  private static final String ROOT_FIELDS = "MLFLOW_SERVER_GRAPHQL_MAX_ROOT_FIELDS";
  private static final String ALIASES = "MLFLOW_SERVER_GRAPHQL_MAX_ALIASES";

  private final int maxRootFields;
  private final int maxAliases;

  /**
   * @param maxRootFields of all operations of a document together
   * @param maxAliases of the fields of one selection, fragments included
   */
  QueryLimits(
      @ConfigProperty(name = ROOT_FIELDS, defaultValue = "10") int maxRootFields,
      @ConfigProperty(name = ALIASES, defaultValue = "10") int maxAliases) {
    this.maxRootFields = maxRootFields;
    this.maxAliases = maxAliases;
  }

  /** What the query has too much of, in MLflow's words; empty if it may run. */
  Optional<String> exceededBy(Document query) {
    Count count = new Count(query);
    @Nullable String excess = count.scan();
    if (excess != null) {
      return Optional.of(excess);
    }
    if (count.rootFields > maxRootFields) {
      return Optional.of(tooMany("root fields", maxRootFields, count.rootFields, ROOT_FIELDS));
    }
    if (count.aliases > maxAliases) {
      return Optional.of(tooMany("aliases", maxAliases, count.aliases, ALIASES));
    }
    return Optional.empty();
  }

  private static String tooMany(String what, int limit, int found, String setting) {
    return ("GraphQL queries should have at most %d %s, got %d %s. To increase the limit, set the"
            + " %s environment variable.")
        .formatted(limit, what, found, what, setting);
  }

  private record Level(SelectionSet selections, int depth) {}

  /** Walks through a query without following what it refers to more than once per selection. */
  private static final class Count {
    private final Map<String, SelectionSet> fragments = new HashMap<>();
    private final Deque<Level> open = new ArrayDeque<>();
    private int rootFields;
    private int aliases;
    private int selections;

    Count(Document query) {
      query
          .getDefinitionsOfType(FragmentDefinition.class)
          .forEach(fragment -> fragments.put(fragment.getName(), fragment.getSelectionSet()));
      query
          .getDefinitionsOfType(OperationDefinition.class)
          .forEach(operation -> open.push(new Level(operation.getSelectionSet(), 1)));
    }

    @Nullable String scan() {
      while (!open.isEmpty()) {
        Level level = open.pop();
        if (level.depth() > MAX_DEPTH) {
          return "Query exceeds maximum depth of " + MAX_DEPTH;
        }
        List<Field> fields = fieldsOf(level.selections());
        selections += fields.size();
        if (selections > MAX_SELECTIONS) {
          return "Query exceeds maximum total selections of " + MAX_SELECTIONS;
        }
        count(fields, level.depth());
      }
      return null;
    }

    private void count(List<Field> fields, int depth) {
      if (depth == 1) {
        rootFields += fields.size();
      }
      aliases =
          Math.max(
              aliases, (int) fields.stream().filter(field -> field.getAlias() != null).count());
      for (Field field : fields) {
        if (field.getSelectionSet() != null) {
          open.push(new Level(field.getSelectionSet(), depth + 1));
        }
      }
    }

    /** The fields of a selection and of the fragments in it, which are of the same level. */
    private List<Field> fieldsOf(SelectionSet selectionSet) {
      List<Field> fields = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      Deque<Selection<?>> rest = new ArrayDeque<>();
      addAll(selectionSet, rest);
      while (!rest.isEmpty()) {
        Selection<?> selection = rest.pop();
        if (selection instanceof Field field) {
          fields.add(field);
        } else if (selection instanceof InlineFragment fragment) {
          addAll(fragment.getSelectionSet(), rest);
        } else if (selection instanceof FragmentSpread spread && seen.add(spread.getName())) {
          addAll(fragments.get(spread.getName()), rest);
        }
      }
      return fields;
    }

    private static void addAll(@Nullable SelectionSet set, Deque<Selection<?>> rest) {
      if (set != null) {
        for (Selection<?> selection : set.getSelections()) {
          rest.add(selection);
        }
      }
    }
  }
}
