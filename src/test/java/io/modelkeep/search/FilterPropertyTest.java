package io.modelkeep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.modelkeep.error.MlflowException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertyTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "name",
          "tags.a",
          "metrics.`a b`",
          "run_id",
          "version",
          "timestamp",
          "a.b.c",
          "=",
          "!=",
          "LIKE",
          "IN",
          "NOT",
          "IS",
          "NULL",
          "AND",
          "OR",
          "'a'",
          "\"b\"",
          "1",
          "-1.5",
          "1e5",
          "('a','b')",
          "(",
          ")",
          ",",
          ";",
          "-",
          "*",
          "f(",
          "/*c*/",
          "-- z\n",
          ".",
          "`",
          "'",
          "\"",
          "[a]",
          "?",
          ":",
          "é",
          "😀",
          "DESC",
          "\\",
          " ");

  @Property
  void printedFilterParsesToItself(@ForAll("filters") Filter filter) {
    assertThat(SearchDialects.RUNS.parseFilter(filter.text())).isEqualTo(filter);
  }

  @Property
  void anyTextIsEitherReadOrRefused(@ForAll("texts") String text) {
    assertThatCode(
            () -> {
              try {
                SearchDialects.RUNS.parseFilter(text);
                SearchDialects.LOGGED_MODELS.parseFilter(text);
                SearchDialects.RUNS.parseOrderBy(List.of(text));
              } catch (MlflowException refusal) {
                assertThat(refusal).hasMessageContaining(" ");
              }
            })
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(FRAGMENTS).list().ofMaxSize(14).map(parts -> String.join(" ", parts));
  }

  @Provide
  Arbitrary<Filter> filters() {
    return comparisons().list().ofMaxSize(6).map(Filter::new);
  }

  private static Arbitrary<Comparison> comparisons() {
    Arbitrary<String> keys = quotable("`");
    Arbitrary<Value> texts = quotable("'").map(Value.Text::new);
    Arbitrary<Value> lists =
        Arbitraries.oneOf(Arbitraries.strings(), Arbitraries.of("\\", ")(", "'", "a\\'b", "\n"))
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(Value.TextList::new);
    Arbitrary<Value> decimals =
        Arbitraries.doubles().filter(Double::isFinite).map(Value.Decimal::new);
    Arbitrary<Value> times = Arbitraries.longs().map(Value.WholeNumber::new);
    return Arbitraries.oneOf(
        comparisons(EntityType.METRIC, keys, ComparisonOperator.OF_NUMBERS, decimals),
        comparisons(EntityType.PARAM, keys, ComparisonOperator.OF_TEXTS, texts),
        comparisons(EntityType.TAG, keys, ComparisonOperator.OF_TEXTS, texts),
        comparisons(
            EntityType.TAG,
            keys,
            Set.of(ComparisonOperator.IS_NULL, ComparisonOperator.IS_NOT_NULL),
            Arbitraries.just(new Value.None())),
        comparisons(
            EntityType.ATTRIBUTE, Arbitraries.just("run_id"), ComparisonOperator.OF_LISTS, lists),
        comparisons(
            EntityType.ATTRIBUTE,
            Arbitraries.of("start_time", "end_time"),
            ComparisonOperator.OF_NUMBERS,
            times),
        comparisons(
            EntityType.DATASET,
            Arbitraries.of("name", "digest", "context"),
            ComparisonOperator.OF_TEXTS,
            texts));
  }

  private static Arbitrary<Comparison> comparisons(
      EntityType entity,
      Arbitrary<String> keys,
      Set<ComparisonOperator> operators,
      Arbitrary<? extends Value> values) {
    return Combinators.combine(keys, Arbitraries.of(operators), values)
        .as((key, operator, value) -> new Comparison(entity, key, operator, value));
  }

  /** Texts that can be written between the quotes: nothing in a filter escapes. */
  private static Arbitrary<String> quotable(String quote) {
    return Arbitraries.strings().filter(text -> !text.contains(quote) && !text.contains("\\"));
  }
}
